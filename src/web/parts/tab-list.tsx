import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import "./tab-list.css";

export type Tab<Name extends string> = { name: Name; label: string; count?: number };

/** Parts of a page of which one is seen; which, the page keeps in its address. Arrow keys go from one to the next. */
export const TabList = <Name extends string>({
  tabs,
  current,
  onChoose,
  label,
}: {
  tabs: readonly Tab<Name>[];
  current: Name;
  onChoose: (name: Name) => void;
  label: string;
}) => {
  const list = useRef<HTMLDivElement>(null);
  const step = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(({ name }) => name === current);
    const moves: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 };
    const next = moves[event.key];
    const tab = next === undefined ? undefined : tabs[(next + tabs.length) % tabs.length];
    if (tab === undefined) return;
    event.preventDefault();
    onChoose(tab.name);
    list.current?.querySelector<HTMLElement>(`[data-tab="${tab.name}"]`)?.focus();
  };
  return (
    <div class="tab-list" role="tablist" aria-label={label} ref={list} onKeyDown={step}>
      {tabs.map(({ name, label: text, count }) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          data-tab={name}
          aria-selected={name === current}
          aria-controls="tab-panel"
          tabIndex={name === current ? 0 : -1}
          onClick={() => onChoose(name)}
        >
          {text}
          {count !== undefined && count > 0 && <span class="count">{count}</span>}
        </button>
      ))}
    </div>
  );
};

/** What the chosen tab shows. */
export const TabPanel = ({ current, children }: { current: string; children: ComponentChildren }) => (
  <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${current}`}>
    {children}
  </div>
);
