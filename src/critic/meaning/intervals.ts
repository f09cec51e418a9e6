/** All numbers from `lo` to `hi`; infinite ends allowed, never NaN. */
export type Interval = { readonly lo: number; readonly hi: number };

export const everything: Interval = { lo: -Infinity, hi: Infinity };
export const point = (value: number): Interval => (Number.isNaN(value) ? everything : { lo: value, hi: value });
export const isPoint = ({ lo, hi }: Interval): boolean => lo === hi;
export const holds = ({ lo, hi }: Interval, value: number): boolean => lo <= value && value <= hi;
export const hull = (a: Interval, b: Interval): Interval => ({ lo: Math.min(a.lo, b.lo), hi: Math.max(a.hi, b.hi) });

/** Null where they share nothing. */
export const meet = (a: Interval, b: Interval): Interval | null => {
  const lo = Math.max(a.lo, b.lo);
  const hi = Math.min(a.hi, b.hi);
  return lo > hi ? null : { lo, hi };
};

const safe = (lo: number, hi: number): Interval => ({
  lo: Number.isNaN(lo) ? -Infinity : lo,
  hi: Number.isNaN(hi) ? Infinity : hi,
});

export const add = (a: Interval, b: Interval): Interval => safe(a.lo + b.lo, a.hi + b.hi);
export const negate = (a: Interval): Interval => ({ lo: 0 - a.hi, hi: 0 - a.lo });

/** 0 · ∞ is 0 here: an end that is not met times a factor that vanishes. */
const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a * b);
const spanned = (values: readonly number[]): Interval => safe(Math.min(...values), Math.max(...values));

export const multiply = (a: Interval, b: Interval): Interval =>
  spanned([times(a.lo, b.lo), times(a.lo, b.hi), times(a.hi, b.lo), times(a.hi, b.hi)]);

export const divide = (a: Interval, b: Interval): Interval => {
  if ((b.lo < 0 && b.hi > 0) || (b.lo === 0 && b.hi === 0)) return everything;
  // An end at 0 is met from its own side only.
  const [below, above] = [b.lo === 0 ? 0 : b.lo, b.hi === 0 ? -0 : b.hi];
  const ends = [a.lo / below, a.lo / above, a.hi / below, a.hi / above];
  return spanned(ends.filter((end) => !Number.isNaN(end)));
};

export const absolute = (a: Interval): Interval =>
  a.lo >= 0 ? a : a.hi <= 0 ? negate(a) : { lo: 0, hi: Math.max(-a.lo, a.hi) };

/** Of a function that never falls. */
export const rising = (a: Interval, of: (x: number) => number): Interval => safe(of(a.lo), of(a.hi));

export const power = (a: Interval, b: Interval): Interval => {
  if (isPoint(b) && Number.isInteger(b.lo) && b.lo >= 0) {
    return b.lo % 2 === 0 ? rising(absolute(a), (x) => x ** b.lo) : rising(a, (x) => x ** b.lo);
  }
  if (isPoint(b) && b.lo < 0) return divide(point(1), power(a, negate(b)));
  if (a.lo < 0) return everything;
  return spanned([a.lo ** b.lo, a.lo ** b.hi, a.hi ** b.lo, a.hi ** b.hi]);
};

export const sine = (a: Interval): Interval => {
  if (!Number.isFinite(a.lo) || !Number.isFinite(a.hi) || a.hi - a.lo >= 2 * Math.PI) return { lo: -1, hi: 1 };
  const meets = (angle: number): boolean => Math.ceil((a.lo - angle) / (2 * Math.PI)) * 2 * Math.PI + angle <= a.hi;
  return {
    lo: meets(-Math.PI / 2) ? -1 : Math.min(Math.sin(a.lo), Math.sin(a.hi)),
    hi: meets(Math.PI / 2) ? 1 : Math.max(Math.sin(a.lo), Math.sin(a.hi)),
  };
};
