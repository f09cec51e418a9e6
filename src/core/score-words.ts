import { figure, figures, percent } from "./format.ts";
import type { ScoreSummary } from "./statistics.ts";
import { leastForInterval } from "./statistics.ts";

/** A mean and what its seeds say of it, rounded together: the mean never leaves its printed interval. */
export type ScoreWords = { mean: string; spread: string };

/** One seed has no interval, two are shown as what they are; an interval from three on. */
export const scoreWords = ({ mean, ci95, values }: Pick<ScoreSummary, "mean" | "ci95" | "values">): ScoreWords => {
  if (values.length >= leastForInterval && ci95 !== null) {
    const [low, centre, high] = figures([ci95[0], mean, ci95[1]]) as [string, string, string];
    return { mean: centre, spread: `[${low}, ${high}]` };
  }
  const [centre, ...each] = figures([mean, ...values]) as [string, ...string[]];
  return { mean: centre, spread: values.length === 1 ? "one seed" : each.join(" and ") };
};

type Headed = { fitness: ScoreSummary; success: number | null; successes?: ScoreSummary };

/**
 * The figure that a score is told by with its spread, and beside it the other one: fitness with success, or, where fitness is
 * success and something that breaks ties, success with fitness.
 */
export const headedWords = ({ fitness, success, successes }: Headed): ScoreWords & { beside: string } => {
  if (successes === undefined) return { ...scoreWords(fitness), beside: percent(success) };
  const { ci95, values, mean } = successes;
  const spread =
    values.length >= leastForInterval && ci95 !== null
      ? `[${ci95.map(percent).join(", ")}]`
      : values.length === 1
        ? "one seed"
        : values.map(percent).join(" and ");
  return { mean: percent(mean), spread, beside: figure(fitness.mean) };
};

/** What those two are of, in that order. */
export const headings = (headline: "success" | undefined): [string, string] =>
  headline === undefined ? ["fitness", "success"] : ["success", "fitness"];

/** The heading above `spread`, for scores over so many seeds. */
export const spreadTitle = (seeds: number): string =>
  seeds >= leastForInterval ? "95 % interval" : seeds === 2 ? "its two seeds" : "interval";

/** `over 5 report seeds` */
export const seedsText = (count: number, pool: "report" | "search" | "selection"): string =>
  `over ${count} ${pool} ${count === 1 ? "seed" : "seeds"}`;

/** Where policies act by drawing: in so many of the trainings that a score is of. Null where none does. */
export const exploringText = ({
  exploring = 0,
  of,
  pool,
}: {
  exploring?: number;
  of: number;
  pool: "report" | "search";
}): string | null => {
  const all = of === 1 ? "the only" : of === 2 ? "both" : `all ${of}`;
  const whose = exploring === of ? all : `${exploring} of ${of}`;
  return exploring === 0
    ? null
    : `plays as it explored: its actions are drawn, in ${whose} ${pool} ${of === 1 ? "seed" : "seeds"}`;
};
