/**
 * How work grows with the size of foreign text: the same function on a text of n and of 2n characters, over sizes from
 * small to the largest that it can meet. CPU time of this thread, so that a busy machine changes little, and only as a
 * ratio within one run; work that stays below `floor` up to the largest size is bounded as it is.
 */
export type Doubling = {
  /** Characters of the smaller text. */
  size: number;
  /** CPU time for `size` and for twice as much. */
  milliseconds: readonly [number, number];
  ratio: number;
};

export type Growth = {
  family: string;
  /** Every doubling whose smaller half took long enough to be measured. */
  doublings: Doubling[];
  /** The last one's size: of the largest text that was tried. */
  largest: number;
  steepest: number;
};

export type GrowthLimits = {
  /** Characters of the first text. */
  from?: number;
  /** No text is longer: what the function's own limit lets in, and something more. */
  to?: number;
  /** Times below are noise. */
  floor?: number;
  /** No larger text is tried after one that took this long: steep growth shows before. */
  enough?: number;
};

/** At most this for twice the text: 2 is linear, 4 quadratic. */
export const steepestAllowed = 3;

const cpuMilliseconds = async (work: () => unknown): Promise<number> => {
  const start = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000;
};

/**
 * Pairs measured before a ratio is believed to be too steep. The median of their ratios counts: the two of a pair are
 * measured one right after the other, so that a machine that grows slower on the way slows both.
 */
const repetitions = 7;

/** Texts of about the size asked for; a name says which in a failed test. */
export type Family = { name: string; text: (size: number) => string };

export const growthOf = async (
  work: (text: string) => unknown,
  { name, text }: Family,
  { from = 1024, to = 131_072, floor = 10, enough = 120 }: GrowthLimits = {},
): Promise<Growth> => {
  const timed = (input: string): Promise<number> => cpuMilliseconds(() => work(input));
  const doublings: Doubling[] = [];
  let largest = from;
  let input = text(from);
  await timed(input);
  let before = await timed(input);
  for (let size = from; 2 * size <= to && before < enough; size *= 2) {
    const longer = text(2 * size);
    let after = await timed(longer);
    if (before >= floor && after > steepestAllowed * before) {
      const pairs = [[before, after] as const];
      while (pairs.length < repetitions) pairs.push([await timed(input), await timed(longer)]);
      const byRatio = pairs.toSorted(([one, twice], [other, otherTwice]) => twice / one - otherTwice / other);
      [before, after] = byRatio[(repetitions - 1) / 2] as readonly [number, number];
    }
    if (before >= floor) doublings.push({ size, milliseconds: [before, after], ratio: after / before });
    largest = 2 * size;
    // One is enough to tell, and the next would take the longer for it.
    if (before >= floor && after > steepestAllowed * before) break;
    [input, before] = [longer, after];
  }
  return { family: name, doublings, largest, steepest: Math.max(0, ...doublings.map(({ ratio }) => ratio)) };
};

/** What a test prints where doubling the text more than doubles the work; empty where all is well. */
export const tooSteep = async (
  work: (text: string) => unknown,
  families: readonly Family[],
  limits?: GrowthLimits,
): Promise<string[]> => {
  const steep: string[] = [];
  for (const family of families) {
    const { doublings } = await growthOf(work, family, limits);
    for (const { size, milliseconds, ratio } of doublings) {
      if (ratio <= steepestAllowed) continue;
      const [before, after] = milliseconds.map((time) => time.toFixed(1));
      steep.push(`${family.name}: ${size} characters ${before} ms, ${2 * size} characters ${after} ms CPU`);
    }
  }
  return steep;
};
