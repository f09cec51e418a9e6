import type { Page } from "playwright-core";

/** Runs in a page before its own script: what listens to clicks. */
export const rememberClickable = `{
  globalThis.clickable = new Set();
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (type === "click" && this instanceof Element) clickable.add(this);
    return listen.call(this, type, ...rest);
  };
}`;

/** Marks what ought to be reached: `data-wanted`, with one of each group of radio buttons, which arrows go through. */
const markWanted = `(() => {
  const visible = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const groups = "[role=tablist], [role=group], [role=radiogroup], [role=toolbar], [role=listbox]";
  const faults = [];
  const radios = new Set();
  const native = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]";
  for (const element of new Set([...document.querySelectorAll(native), ...clickable])) {
    if (!element.isConnected || !visible(element) || element.matches(":disabled, main, [type=hidden]")) continue;
    const name = element.outerHTML.slice(0, 140);
    if (!element.matches(native)) {
      if (!element.matches("label") && !element.querySelector(native)) faults.push("pressed by the pointer alone: " + name);
    } else if (element.tabIndex < 0) {
      // Arrow keys go through a group that has a place in the order.
      const group = element.closest(groups);
      if (!group || (group.tabIndex < 0 && !group.querySelector("[tabindex='0'], a[href]:not([tabindex]), button:not([tabindex])"))) faults.push("out of the order: " + name);
    } else if (element.type === "radio") {
      const key = element.name + (element.form?.id ?? "");
      if (!radios.has(key)) {
        radios.add(key);
        const all = [...document.querySelectorAll("input[type=radio]")].filter(({ name }) => name === element.name);
        (all.find(({ checked }) => checked) ?? element).dataset.wanted = "";
      }
    } else element.dataset.wanted = "";
  }
  return { faults, count: document.querySelectorAll("[data-wanted]").length };
})()`;

/** Takes the mark from what has the focus; says where that cannot be seen. */
const visit = `(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const first = element.dataset.wanted !== undefined;
  delete element.dataset.wanted;
  // Of a field within its label, or of a mark drawn for it.
  const seen = [element, element.parentElement, element.nextElementSibling].some((each) => {
    if (each === null) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  });
  return { first, hidden: seen ? null : element.outerHTML.slice(0, 140) };
})()`;

/** What of a page the keyboard does not reach, or reaches without a sign of it; a line each. */
export const keyboardFaults = async (page: Page): Promise<string[]> => {
  await page.evaluate("document.activeElement?.blur(); getSelection()?.removeAllRanges(); scrollTo(0, 0)");
  const { faults, count } = await page.evaluate<{ faults: string[]; count: number }>(markWanted);
  if (count === 0) faults.push("nothing on it can be reached");
  // Some places more than there are marks: groups of fields have places of the browser's own.
  for (let press = 0, reached = 0; press < 2 * count + 20 && reached < count; press++) {
    await page.keyboard.press("Tab");
    const met = await page.evaluate<{ first: boolean; hidden: string | null } | null>(visit);
    if (met?.first) reached++;
    if (met?.first && met.hidden !== null) faults.push(`focused without a sign: ${met.hidden}`);
  }
  const missed = await page.evaluate<string[]>(
    "[...document.querySelectorAll('[data-wanted]')].map((element) => element.outerHTML.slice(0, 140))",
  );
  return [...faults, ...missed.map((html) => `not reached by Tab: ${html}`)];
};
