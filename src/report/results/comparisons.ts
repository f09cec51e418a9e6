import {
  holm,
  mean,
  pairedDifference,
  pairedPermutationTest,
  permutationTest,
  probabilityOfImprovement,
} from "../../core/statistics.ts";
import { permutationsOf, type Draws } from "./estimate.ts";
import { scoredRuns, type PlacedCell } from "./place.ts";
import type { Comparison } from "./types.ts";

/** One side: a cell with the method it stands for. */
export type Side = { method: string; cell: PlacedCell };

/** One score a seed. */
type Sample = ReadonlyMap<number, number>;

/** Up to so many methods each is compared with each; of more, every one with the first. */
export const mostForAllPairs = 10;

export const pairsOf = <Item>(items: readonly Item[]): [left: Item, right: Item][] =>
  items.length > mostForAllPairs
    ? items.slice(1).map((item) => [item, items[0] as Item])
    : items.flatMap((left, index) => items.slice(index + 1).map((right): [Item, Item] => [left, right]));

const samplesOf = (left: PlacedCell, right: PlacedCell): { unit: Comparison["unit"]; samples: [Sample, Sample] } => {
  const [a, b] = [scoredRuns(left), scoredRuns(right)];
  if (a.length > 1 || b.length > 1) {
    const byRun = (runs: typeof a): Sample => new Map(runs.map(({ seed, fitness }) => [seed, fitness]));
    return { unit: "runs", samples: [byRun(a), byRun(b)] };
  }
  const byTraining = ([run]: typeof a): Sample => {
    const { seeds = [], values = [] } = run?.figures.best?.fitness ?? {};
    return new Map(seeds.map((seed, index) => [seed, values[index] as number]));
  };
  return { unit: "trainings", samples: [byTraining(a), byTraining(b)] };
};

type Uncorrected = Omit<Comparison, "interval" | "confidence" | "adjusted"> & {
  sides: [left: number[], right: number[]];
};

/** Paired where at least two seeds are in common, and half of the smaller side; else all of both sides, unpaired. */
const compare = (
  [left, right]: readonly [Side, Side],
  { task, draws }: { task: string; draws: Draws },
): Uncorrected => {
  const { unit, samples } = samplesOf(left.cell, right.cell);
  const [a, b] = samples;
  const common = [...a.keys()].filter((seed) => b.has(seed)).sort((x, y) => x - y);
  const isPaired = common.length >= 2 && 2 * common.length >= Math.min(a.size, b.size);
  const seedsOf = (sample: Sample) => (isPaired ? common : [...sample.keys()]);
  const sides: Uncorrected["sides"] = [
    seedsOf(a).map((seed) => a.get(seed) as number),
    seedsOf(b).map((seed) => b.get(seed) as number),
  ];
  const resamples = permutationsOf(sides[0].length);
  const { p } = isPaired ? pairedPermutationTest(...sides, { resamples }) : permutationTest(...sides, { resamples });
  const { value, interval } = probabilityOfImprovement([[...a.values()]], [[...b.values()]], {
    resamples: draws(a.size + b.size),
  });
  return {
    task,
    left: left.method,
    right: right.method,
    unit,
    pairs: isPaired ? common.length : null,
    unpaired: isPaired ? [a.size - common.length, b.size - common.length] : [0, 0],
    difference: mean(sides[0]) - mean(sides[1]),
    p,
    improvement: { probability: value, interval },
    sides,
  };
};

/** Every pair of methods on every task that both have scores on, corrected as one family. */
export const comparisonsOf = (
  tasks: readonly { task: string; sides: readonly Side[] }[],
  draws: Draws,
): Comparison[] => {
  const found = tasks.flatMap(({ task, sides }) =>
    pairsOf(sides.filter(({ cell }) => scoredRuns(cell).length > 0)).map((pair) => compare(pair, { task, draws })),
  );
  const adjusted = holm(found.map(({ p }) => p));
  const confidence = 1 - 0.05 / Math.max(1, found.length);
  return found.map(({ sides, ...comparison }, index) => ({
    ...comparison,
    interval: comparison.pairs === null ? null : pairedDifference(...sides, { confidence }).interval,
    confidence,
    adjusted: adjusted[index] as number,
  }));
};
