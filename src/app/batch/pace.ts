import { availableParallelism } from "node:os";
import type { SearchPlan } from "../../core/plan.ts";
import type { TrainingReward } from "../../core/job.ts";
import { canonicalJson } from "../../core/hash.ts";
import { trainJob } from "../../evolution/trainings.ts";
import type { RunConfig } from "../config.ts";
import type { Problem } from "../problem.ts";
import { measurePace } from "../trial.ts";
import { partsOf, wireExecutor } from "../wiring.ts";

/** What is trained of a run, to see how fast that goes: runs of one world and learner have one trial. */
export type Trial = {
  of: string;
  config: RunConfig;
  problem: Problem;
  plan: SearchPlan;
  reward: TrainingReward | null;
};

export const trialOf = (given: Omit<Trial, "of">): Trial => {
  const { learner, learnerOptions, steps } = given.plan;
  return { ...given, of: canonicalJson([given.problem.environment, learner, learnerOptions ?? null, steps]) };
};

/** Each takes some seconds: of more worlds the time is not said. */
const mostTrials = 8;

/**
 * Seconds that the trainings of these runs may take, by trials that nobody keeps; null where there are too many worlds, or
 * one told nothing of its speed. What a model takes is beside it.
 */
export const expectedSeconds = async (
  runs: readonly { trial: Trial; cost: { trainingSteps: number } }[],
  { jobs }: { jobs: number },
): Promise<number | null> => {
  const worlds = Map.groupBy(runs, ({ trial: { of } }) => of);
  if (worlds.size > mostTrials) return null;
  let seconds = 0;
  for (const same of worlds.values()) {
    const { config, problem, plan, reward } = (same[0] as (typeof same)[number]).trial;
    const executor = wireExecutor({ ...config, jobs: 1 });
    try {
      const job = trainJob({ reward: "native", seed: 1, plan, ...partsOf(config, problem) });
      const { pace } = await measurePace(job, { executor, reward });
      if (pace === null) return null;
      seconds += same.reduce((sum, { cost }) => sum + cost.trainingSteps, 0) / pace.stepsPerSecond;
    } finally {
      await executor.close();
    }
  }
  return seconds / Math.min(jobs, availableParallelism());
};
