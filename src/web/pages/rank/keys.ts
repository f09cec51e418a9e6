import { useLayoutEffect } from "preact/hooks";

/** Whether a key is typed into something. */
const isTyped = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("input, select, textarea, [contenteditable]") !== null;

/** Hears single keys anywhere on the page, but where something is typed. `press` returns whether it had a use for one. */
export const useKeys = (press: (key: string) => boolean): void => {
  // With what is drawn, not after it is painted: a key pressed within a frame of another would be heard by what stood before.
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyped(event.target)) return;
      if (press(event.key)) event.preventDefault();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  });
};
