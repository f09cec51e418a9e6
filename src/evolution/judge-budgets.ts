import type { SeedScores, StepsProposal, TriedBudget } from "../core/steps-proposal.ts";
import { mean, standardError } from "../core/statistics.ts";

/**
 * Standard deviation over seeds, and change from one budget to the next, of |reference − random|: beyond it a seed or a
 * few more steps say more than the reward does. The same share makes a training steady in the benchmark of learners.
 */
const STEADY = 0.2;
/** Of episodes: a reference that fails in more of them has not shown what the task takes. */
const MOSTLY = 0.5;
/** Standard errors of a difference by which it is told from none. */
const TOLD_APART = 2;

type Scored = Pick<TriedBudget, "steps" | "fitness" | "success">;

/** Over n − 1 seeds; 0 of one. */
const deviation = (values: readonly number[]): number => (standardError(values) ?? 0) * Math.sqrt(values.length);

const isAbove = (values: readonly number[], random: readonly number[]): boolean => {
  const error = Math.hypot(standardError(values) ?? 0, standardError(random) ?? 0);
  return mean(values) - mean(random) > TOLD_APART * error;
};

/** Whether trainings did better than chance, by fitness or by success. */
const isLearned = (one: SeedScores, random: SeedScores): boolean =>
  isAbove(one.fitness, random.fitness) ||
  (one.success !== null && random.success !== null && isAbove(one.success, random.success));

const isSolved = ({ success }: SeedScores): boolean => success === null || mean(success) >= MOSTLY;

/** Deviation over seeds as a share of |reference − random|; null where these two are one. */
export const spreadOf = (one: SeedScores, { scale }: { scale: number }): number | null =>
  scale === 0 ? null : deviation(one.fitness) / scale;

/** |reference − random|, by the budget that knows most of it. */
export const scaleOf = (one: SeedScores, random: SeedScores): number =>
  Math.abs(mean(one.fitness) - mean(random.fitness));

const isSteady = (one: SeedScores, scale: number): boolean =>
  deviation(one.fitness) <= STEADY * scale && (one.success === null || deviation(one.success) <= STEADY);

const isAlike = (one: SeedScores, other: SeedScores, scale: number): boolean =>
  Math.abs(mean(one.fitness) - mean(other.fitness)) <= STEADY * scale &&
  (one.success === null || other.success === null || Math.abs(mean(one.success) - mean(other.success)) <= STEADY);

/** Whether a budget says what a larger one does: seeds of each agree, and their means do. */
const agrees = (smaller: SeedScores, larger: SeedScores, random: SeedScores): boolean => {
  const scale = scaleOf(larger, random);
  return (
    [smaller, larger].every((one) => isLearned(one, random) && isSteady(one, scale)) && isAlike(smaller, larger, scale)
  );
};

/**
 * What budgets in ascending order say of the steps that a training needs; null where a larger one is to be tried, of
 * which `isLast` says that there is none.
 */
export const judgeBudgets = (
  tried: readonly Scored[],
  { random, isLast }: { random: SeedScores; isLast: boolean },
): Pick<StepsProposal, "steps" | "verdict"> | null => {
  const [before, last] = [tried.at(-2), tried.at(-1)];
  if (last === undefined) return null;
  if (before !== undefined && agrees(before, last, random) && isSolved(before) && isSolved(last))
    return { steps: before.steps, verdict: "agreed" };
  if (!isLast) return null;
  const learned = tried.filter((one) => isLearned(one, random));
  const largest = learned.at(-1);
  if (largest === undefined) return { steps: null, verdict: "nothing-learned" };
  if (largest !== last || !isSteady(last, scaleOf(last, random)))
    return { steps: largest.steps, verdict: "seeds-differ" };
  // A plateau on the way is none of the end's: whatever lies between must agree with it, too.
  const unlike = tried.findLastIndex((one) => one !== last && !agrees(one, last, random));
  const first = tried[unlike + 1] ?? last;
  return first === last ? { steps: last.steps, verdict: "changing" } : { steps: first.steps, verdict: "unsolved" };
};
