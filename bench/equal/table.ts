import { createRandom } from "../../src/core/random.ts";
import { standardDeviation } from "../../src/core/statistics.ts";
import { mostPairs, toldApart } from "../../src/evolution/told-apart.ts";
import type { Row } from "../instrument/row.ts";
import { markdownTable } from "../markdown-table.ts";

/** Paired standard deviations. */
const PLANTED = 1.2;
const TRIALS = 1000;

export type Told = { different: number; won: number };

/** Of 100 trials of ten pairs, drawn without putting back from fitness of two equal rewards on seeds of their own. */
export const toldOf = (one: readonly number[], other: readonly number[]): Told => {
  const random = createRandom(16);
  const draw = (): number[] => {
    const [left, right] = [random.shuffle(one), random.shuffle(other)];
    return Array.from({ length: mostPairs }, (_, pair) => (left[pair] as number) - (right[pair] as number));
  };
  const trials = Array.from({ length: TRIALS }, draw);
  const gain = PLANTED * (standardDeviation(trials.flat()) ?? 0);
  const share = (count: number): number => (100 * count) / TRIALS;
  return {
    different: share(trials.filter((pairs) => toldApart(pairs) !== "tie").length),
    won: share(trials.filter((pairs) => toldApart(pairs.map((each) => each + gain)) === "wins").length),
  };
};

export const markdown = (rows: readonly Row[]): string => {
  const of = (program: string): number[] =>
    rows.flatMap((row) => (row.program === program && row.fitness !== null ? [row.fitness] : []));
  const [one, other] = [of("human"), of("otherwise")];
  const fewest = Math.min(one.length, other.length);
  if (fewest < mostPairs) return `${fewest} trainings a side are there; it takes ${mostPairs} at least.`;
  const { different, won } = toldOf(one, other);
  return markdownTable(
    ["trainings a side", "called different, of 100 trials", `a gain of ${PLANTED} paired deviations wins, of 100`],
    [[`${one.length}, ${other.length}`, different.toFixed(1), won.toFixed(1)]],
  );
};
