import { percent } from "../core/format.ts";
import type { Rung, SearchPlan } from "../core/plan.ts";

/** Shares of the training after each of which so many of the generation go on. */
type Schedule = readonly (readonly [share: number, kept: number])[];

/**
 * By learner, where an early curve ranks what the whole training ranks. Under PPO half of a training orders pairs that are
 * apart right in 94 % on three tasks and 99 % on a fourth, and these rungs lose the best of eight in at most 4 of 100
 * generations. Under TRPO, which has the bodies with gaits, it is 84 % on the one task that was measured, since who takes
 * off is decided late: most go on to 72 %, which loses the best in 10 of 100, where PPO's rungs lose it in 61, and saves
 * nearly a quarter: as much as second looks take. The tables are in docs/benchmarks.md, "How well one training tells
 * rewards apart" and "Races". Shares are just above tenths: the curve has ten windows, and one that has not ended says
 * nothing.
 */
const schedules: Readonly<Record<string, Schedule>> = {
  ppo: [
    [0.31, 3 / 8],
    [0.42, 1 / 4],
  ],
  trpo: [
    [0.31, 7 / 8],
    [0.72, 3 / 8],
  ],
};

/** With one there were nobody to measure it against. */
const leastKept = 2;

/** Fewer are not worth a race. */
const fewest = 4;

/**
 * The rungs of a generation by rule, or the reason why its trainings are whole. Successive halving with fixed shares
 * (Jamieson & Talwalkar 2016). Under PPO half of the training steps are saved, and of the evaluation three quarters.
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
  const schedule = schedules[learner];
  if (schedule === undefined)
    return { rungs: null, reason: `whole: how early curves rank under ${learner} is not measured` };
  if (samples < fewest) return { rungs: null, reason: `whole: ${samples} a generation are too few to race` };
  const raced = schedule.map(([share, kept]): Rung => ({
    share,
    seeds: searchSeeds,
    keep: Math.max(leastKept, Math.ceil(kept * samples)),
  }));
  const { keep } = raced.at(-1) as Rung;
  const going = [samples, ...raced.map((rung) => rung.keep)];
  const stages = raced.map(
    ({ share }, place) =>
      `${place === 0 ? `all ${samples}` : `the best ${going[place]}`} to ${percent(share)}${place === 0 ? " of their steps" : ""}`,
  );
  return {
    rungs: [...raced, { share: 1, seeds: searchSeeds, keep }],
    reason: `raced: ${stages.join(", ")}, ${keep} to the end`,
  };
};
