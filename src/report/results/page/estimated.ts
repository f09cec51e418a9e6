import type { Interval } from "../../../core/statistics.ts";
import { html, type Markup } from "../../../drawing/html.ts";
import { intervalWords, shareWords } from "../words.ts";

const withBelow = ({ value, interval }: ReturnType<typeof intervalWords>): Markup =>
  html`${value}${interval !== "" && html`<small>${interval}</small>`}`;

/** A figure with its interval below it. */
export const estimated = (value: number, interval: Interval): Markup => withBelow(intervalWords(value, interval));

export const estimatedShare = (share: number, interval: Interval): Markup => withBelow(shareWords(share, interval));
