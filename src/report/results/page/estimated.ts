import type { Interval } from "../../../core/statistics.ts";
import { html, type Markup } from "../../../drawing/html.ts";
import { intervalWords } from "../words.ts";

/** A figure with its interval below it. */
export const estimated = (value: number, interval: Interval): Markup => {
  const words = intervalWords(value, interval);
  return html`${words.value}${words.interval !== "" && html`<small>${words.interval}</small>`}`;
};
