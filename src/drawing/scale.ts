/** Maps a range of values to a range of pixels; a range without extent maps to the middle. */
export type Scale = { (value: number): number; readonly domain: readonly [number, number]; readonly ticks: number[] };

/** The round step (1, 2 or 5 times a power of ten) that cuts `extent` into about `count` pieces. */
const roundStep = (extent: number, count: number): number => {
  const rough = extent / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const share = rough / power;
  return power * (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10);
};

export const ticksOf = ([low, high]: readonly [number, number], count: number): number[] => {
  if (!(high > low)) return [low];
  const step = roundStep(high - low, count);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
};

/** Smallest and largest finite value, widened by a share of the extent; [0, 1] for no values. */
export const extentOf = (values: readonly number[], { padding = 0 }: { padding?: number } = {}): [number, number] => {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [0, 1];
  const low = finite.reduce((least, value) => Math.min(least, value));
  const high = finite.reduce((most, value) => Math.max(most, value));
  if (low === high) {
    const around = Math.abs(low) * 0.1 || 1;
    return [low - around, high + around];
  }
  return [low - padding * (high - low), high + padding * (high - low)];
};

export const linearScale = (
  domain: readonly [number, number],
  { range, ticks = 5 }: { range: readonly [number, number]; ticks?: number },
): Scale => {
  const [low, high] = domain;
  const [from, to] = range;
  const place = (value: number): number => {
    const share = high > low ? (value - low) / (high - low) : 0.5;
    // Two decimals of a pixel are enough, and keep the file small.
    return Math.round(100 * (from + share * (to - from))) / 100;
  };
  return Object.assign(place, { domain, ticks: ticksOf(domain, ticks) });
};
