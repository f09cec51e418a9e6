import type { ComponentChildren } from "preact";

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** One of a few, side by side: a place of its own for Tab, and arrows within, as of radio buttons. */
export const Choice = <Name extends string>({
  label,
  options,
  value,
  onChoose,
  children,
}: {
  label: string;
  options: Readonly<Record<Name, string>>;
  value: Name;
  onChoose: (name: Name) => void;
  children?: ComponentChildren;
}) => {
  const names = Object.keys(options) as Name[];
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    const next = step === undefined ? undefined : names.at((names.indexOf(value) + step) % names.length);
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next);
    const group = event.currentTarget as HTMLElement;
    group.querySelectorAll<HTMLElement>("[role=radio]")[names.indexOf(next)]?.focus();
  };
  return (
    <div class="row choose" role="radiogroup" aria-label={label} onKeyDown={move}>
      {names.map((name) => (
        <button
          key={name}
          class="button quiet"
          type="button"
          role="radio"
          aria-checked={name === value}
          tabIndex={name === value ? 0 : -1}
          onClick={() => onChoose(name)}
        >
          {options[name]}
        </button>
      ))}
      {children}
    </div>
  );
};
