import { printable } from "../../drawing/html.ts";

/** A view whose every text shows all that is in it: no character that turns its direction, hides, or steers a terminal. */
export const visible = <View>(view: View): View => {
  if (typeof view === "string") return printable(view) as View;
  if (Array.isArray(view)) return view.map(visible) as View;
  if (typeof view !== "object" || view === null) return view;
  return Object.fromEntries(Object.entries(view).map(([name, value]) => [printable(name), visible(value)])) as View;
};
