import type { Lesson } from "../core/brief.ts";
import { figures } from "../core/format.ts";
import { differenceInterval, leastForInterval, type ScoreSummary } from "../core/statistics.ts";
import { byFitness, fitnessOf } from "./ranking.ts";
import type { References } from "./references.ts";
import type { SearchPlan } from "../core/plan.ts";

const extent = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];

/** By their interval from three seeds on; below that, by whether the worst of the one beats the best of the other. */
const isAbove = (left: ScoreSummary, right: ScoreSummary): boolean =>
  Math.min(left.values.length, right.values.length) < leastForInterval
    ? extent(left.values)[0] > extent(right.values)[1]
    : differenceInterval(left.values, right.values)[0] > 0;

/**
 * Why trainings of the plan's length may be too short to tell rewards apart, read off the references: below its
 * take-off a learner gives everyone the random policy's score, or a lottery's. Undefined where nothing speaks for it.
 */
export const takeOffNotice = ({
  plan,
  references: { human, random },
  archive,
}: {
  plan: Pick<SearchPlan, "steps">;
  references: References;
  archive: readonly Lesson[];
}): string | undefined => {
  if (human === null || random === null) return undefined;
  const seeds = human.fitness.values.length;
  const over = `over ${seeds} ${seeds === 1 ? "seed" : "seeds"}`;
  if (!isAbove(human.fitness, random.fitness)) {
    const [taught, untaught] = figures([human.fitness.mean, random.fitness.mean]);
    return `trainings of ${plan.steps} steps do not tell rewards apart: ${over} the human reference (${taught}) does not stand out from the random policy (${untaught}); raise --steps`;
  }
  const trained = byFitness.order(archive);
  const [leader] = trained;
  const isSolved =
    human.success === 1 && leader?.candidate.outcome.kind === "trained" && leader.candidate.outcome.success === 1;
  if (seeds < 2 || trained.length < 2 || isSolved) return undefined;
  const [low, high] = extent(human.fitness.values);
  const [least, most] = extent(trained.map(fitnessOf));
  if (high === low || high - low < most - least) return undefined;
  const [from, to, worst, best] = figures([low, high, least, most]);
  return `at ${plan.steps} steps a training the search's order is mostly noise: the human reference alone goes from ${from} to ${to} ${over}, as far as the ${trained.length} candidates among each other (${worst} to ${best}); raise --steps or --search-seeds`;
};
