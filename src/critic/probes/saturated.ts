import { formatNumber } from "../../core/format.ts";
import type { ProbeFinding } from "../../core/outcome.ts";

export type Bounds = { min: number; max: number };

/** A term with so few values is a flag, which is always at a bound. */
export const flagValues = 3;

/** Within this share of the range of its bound, in this share of steps. */
const nearBound = 0.01;
const almostAll = 0.99;
const nearlyAll = 0.97;
const mostly = 0.5;

const stillShare = 0.06;

const middleOf = (sorted: readonly number[], share: number): number =>
  sorted[Math.round(share * (sorted.length - 1))] as number;

/** Of a term that stays within 6 % of its size in 99 % of the steps: the middle of it. */
const stillValue = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((left, right) => left - right);
  const [low, high] = [middleOf(sorted, 0.005), middleOf(sorted, 0.995)];
  const isStill = high - low <= stillShare * Math.min(Math.abs(low), Math.abs(high)) && low * high > 0;
  return isStill ? middleOf(sorted, 0.5) : null;
};

/** What is near its resting place in all of a short life may still change with states from further away. */
const changesFarAway = (still: number, wide: readonly number[]): boolean =>
  wide.length > 0 &&
  Math.abs(
    middleOf(
      wide.toSorted((left, right) => left - right),
      0.5,
    ) - still,
  ) >
    mostly * Math.abs(still);

/** Only a bump that falls off exponentially is so small away from its top. */
const vanishing = 1e-30;
const nothing = 1e-6;
/** Where even the smallest number is too large, the scale is a thirtieth of what is met, or less. */
const vanished = 0.5;
const nearlyNothing = 0.9;
/** Of a weighted term: no learner hears of it. */
const inaudible = 1e-5;

/** A bump that is so narrow that it and its slope are nothing in nearly all steps but those that rest at its top. */
const isSpike = (values: readonly number[], { wide, max }: { wide: readonly number[]; max: number }): boolean => {
  const sizes = values.map(Math.abs);
  const wideSizes = wide.map(Math.abs);
  const least = (some: readonly number[]) =>
    some.reduce((small, size) => (size > 0 ? Math.min(small, size) : small), Number.POSITIVE_INFINITY);
  if (!(Math.min(least(sizes), least(wideSizes)) < vanishing * max)) return false;
  const shareOf = (some: readonly number[], holds: (size: number) => boolean) =>
    some.filter(holds).length / Math.max(1, some.length);
  const isNothing = (size: number) => size <= Math.min(nothing, nearBound * max);
  if (shareOf(wideSizes, isNothing) < almostAll) return false;
  const offTop = sizes.filter((size) => size < (1 - nearBound) * max);
  return (
    shareOf(sizes, isNothing) >= almostAll ||
    (shareOf(offTop, (size) => size === 0) >= vanished && shareOf(offTop, isNothing) >= nearlyNothing)
  );
};

/**
 * At a bound nearly always where a simulator went, and mostly so over all states: which an unbounded term, small where
 * it was met, is not. Exact zeros are an event that did not happen, not a bound that was hit.
 */
export const saturated = (
  name: string,
  {
    values,
    wide,
    reach,
    complete,
    weight,
  }: {
    values: readonly number[];
    wide: readonly number[];
    reach: Bounds | undefined;
    complete: boolean;
    weight: number;
  },
): ProbeFinding[] => {
  if (reach === undefined || new Set([...values, ...wide]).size <= flagValues) return [];
  const say = (message: string): ProbeFinding[] => [{ rule: "probes/saturated", term: name, message }];
  if (reach.min === reach.max) return [];
  if (isSpike(values, { wide, max: Math.max(Math.abs(reach.min), Math.abs(reach.max)) })) {
    return say(`The term '${name}' is next to 0 in nearly every stored step: its scale is far too small`);
  }
  const near = nearBound * (reach.max - reach.min);
  const atBound = (value: number) => value <= reach.min + near || value >= reach.max - near;
  const shareOf = (some: readonly number[]) => some.filter(atBound).length / Math.max(1, some.length);
  const share = shareOf(values);
  const events = values.filter((value) => value === 0).length / values.length;
  if (events > 0.5) return [];
  const still = stillValue(values);
  if (still !== null && !changesFarAway(still, wide)) {
    return say(
      `The term '${name}' is about ${formatNumber(still)} in 99 % of the stored steps: it hardly changes with what happens`,
    );
  }
  // Where all that was met is a sliver of what states from anywhere give, the far end is no bound, only far away.
  const span =
    values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY) -
    values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const sliver = span / (reach.max - reach.min);
  if (sliver <= nearBound && complete && reach.min * weight >= 0 && reach.max * weight >= 0) {
    const size = Math.max(Math.abs(reach.min), Math.abs(reach.max));
    // A bonus between two bounds that not even those who do the task ever see.
    const unseen = values.every((value) => Math.abs(value) <= nearBound * size);
    if (unseen && (shareOf(wide) >= 0.9 || size * Math.abs(weight) <= inaudible))
      return say(`The term '${name}' is next to 0 in all stored steps`);
  }
  if (sliver < 0.1) return [];
  const low = values.filter((value) => value <= reach.min + near).length;
  const high = values.filter((value) => value >= reach.max - near).length;
  const atLow = low > values.length / 2;
  const bound = atLow ? reach.min : reach.max;
  // Paid in full nearly always, and wherever else one may get.
  const isFull = share >= 0.95 && shareOf(wide) >= almostAll && Math.abs(bound) > near;
  const stuck =
    isFull ||
    (share >= almostAll && shareOf(wide) >= mostly) ||
    (Math.max(low, high) >= nearlyAll * values.length && shareOf(wide) >= nearlyAll);
  const bothMet = Math.min(low, high) >= 0.15 * values.length;
  // Between its bounds only where the world hardly moves: a sign in disguise.
  const steep = share >= 0.9 && shareOf(wide) >= nearlyAll && bothMet;
  if (!stuck && !steep) return [];
  // A bonus that only doing the task brings, and nobody has done it yet.
  const isPrice = reach.max <= 0;
  if (atLow && !isPrice && !bothMet && !complete) return [];
  return say(
    `The term '${name}' is within 1 % of its bound ${formatNumber(bound)} in ${formatNumber(100 * share)} % of the stored steps`,
  );
};
