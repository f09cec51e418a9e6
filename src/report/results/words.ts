import { figures, percent } from "../../core/format.ts";
import type { Interval } from "../../core/statistics.ts";

/** `1 run`, `3 runs` */
export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** A value and its interval, rounded together; `interval` is empty where there is none. */
export const intervalWords = (value: number, interval: Interval): { value: string; interval: string } => {
  if (interval === null) return { value: figures([value])[0] as string, interval: "" };
  const [low, centre, high] = figures([interval[0], value, interval[1]], { least: 3 }) as [string, string, string];
  return { value: centre, interval: `[${low}, ${high}]` };
};

/** `0.71 [0.6, 0.82]` */
export const withInterval = (value: number, interval: Interval): string => {
  const words = intervalWords(value, interval);
  return words.interval === "" ? words.value : `${words.value} ${words.interval}`;
};

/** A share and its interval, within what shares can be; `interval` is empty where there is none. */
export const shareWords = (mean: number, interval: Interval): { value: string; interval: string } => {
  const within = (share: number) => percent(Math.min(1, Math.max(0, share)));
  return { value: percent(mean), interval: interval === null ? "" : `[${interval.map(within).join(", ")}]` };
};

/** `2, 3 and 5` */
export const listed = (items: readonly (string | number)[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

/** Whole numbers, neighbours drawn together: `1 to 5, 8`. */
export const numbersText = (numbers: readonly number[]): string => {
  const sorted = [...new Set(numbers)].sort((left, right) => left - right);
  const ranges: [number, number][] = [];
  for (const number of sorted) {
    const last = ranges.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges
    .map(([low, high]) => (high - low > 1 ? `${low} to ${high}` : low === high ? `${low}` : `${low}, ${high}`))
    .join(", ");
};
