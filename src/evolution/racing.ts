import { percent } from "../core/format.ts";
import type { Rung, SearchPlan } from "../core/plan.ts";

/**
 * Learners under which half of a training orders programs nearly as all of it does: of pairs apart 94 % on three tasks
 * and 99 % on a fourth, and these rungs lose the best of eight in at most 4 of 100 generations. Under TRPO, which has the
 * bodies with gaits, it is 84 % on the one task that was measured, and the best is lost in every second. The tables are
 * in docs/benchmarks.md, "How well one training tells rewards apart" and "Races".
 */
const ranksEarly: ReadonlySet<string> = new Set(["ppo"]);

/** Just above three and four tenths: the curve has ten windows, and one that has not ended says nothing. */
const shares = [0.31, 0.42] as const;
const kept = [3 / 8, 1 / 4] as const;

/** With one there were nobody to measure it against. */
const leastKept = 2;

/** Fewer are not worth a race. */
const fewest = 4;

/**
 * The rungs of a generation by rule, or the reason why its trainings are whole. Successive halving with fixed shares
 * (Jamieson & Talwalkar 2016): about half of the training steps, and of the evaluation three quarters.
 */
export const racing = ({
  samples,
  searchSeeds,
  learner,
  canPause,
}: Pick<SearchPlan, "samples" | "searchSeeds" | "learner"> & { canPause: boolean }): {
  rungs: Rung[] | null;
  reason: string;
} => {
  if (!canPause) return { rungs: null, reason: "whole: this environment's cannot be paused" };
  if (!ranksEarly.has(learner)) return { rungs: null, reason: `whole: early curves under ${learner} rank too little` };
  if (samples < fewest) return { rungs: null, reason: `whole: ${samples} a generation are too few to race` };
  const keep = kept.map((share) => Math.max(leastKept, Math.ceil(share * samples))) as [number, number];
  return {
    rungs: [
      { share: shares[0], seeds: searchSeeds, keep: keep[0] },
      { share: shares[1], seeds: searchSeeds, keep: keep[1] },
      { share: 1, seeds: searchSeeds, keep: keep[1] },
    ],
    reason: `raced: all ${samples} to ${percent(shares[0])} of their steps, the best ${keep[0]} to ${percent(shares[1])}, ${keep[1]} to the end`,
  };
};
