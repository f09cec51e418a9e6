import type { LookJob } from "../../core/job.ts";
import type { LookOutcome } from "../../core/outcome.ts";
import { readTrajectory, type StoredTrajectory } from "../../core/trajectory.ts";
import { RewardsmithError } from "../../core/errors.ts";
import { runLookJob, type LookJobOptions } from "../look-job.ts";
import type { ToldPolicy } from "./types.ts";

/**
 * A look at a policy of a trainer's: nothing here can play it, so it is looked at in the episodes that it was evaluated on, the first
 * `count` of them whatever pool is asked for; the random policy in those that the trainer played at the beginning. Nobody drives
 * that world by a script.
 */
export const lookTold = (options: LookJobOptions): Promise<LookOutcome> => {
  const { job, loaded } = options;
  if (job.first !== undefined)
    throw new RewardsmithError({
      code: "world/cannot-step",
      message: `One policy was to take over from another in '${loaded.environment.spec.name}', which only a trainer can step`,
      action: "Ask it of a simulator that steps here.",
    });
  const kept = job.scripted ? [] : episodesOf(job, loaded.told?.random ?? []);
  const count = job.pool.seeds?.length ?? job.pool.count;
  const episodes = kept.slice(0, count).map(readTrajectory);
  // What can only be seen while a simulator stands there is not to be had.
  const record = job.record && { ...job.record, also: [] };
  // The world's own reward is not told step by step.
  const reward = job.reward?.program === "native" ? null : job.reward;
  return runLookJob({
    ...options,
    job: { ...job, record, reward },
    known: { episodes, seeds: episodes.map((_, index) => job.pool.seed + index) },
  });
};

const episodesOf = ({ policy }: LookJob, random: readonly StoredTrajectory[]): readonly StoredTrajectory[] => {
  if (policy === null) return random;
  const { episodes } = policy.serialized as ToldPolicy;
  if (episodes.length > 0) return episodes;
  throw new RewardsmithError({
    code: "world/no-states",
    message: "A look at a policy of the trainer's was asked for, and it wrote no states of its evaluation episodes",
    action:
      "Let the trainer write `states` and `actions` of each episode; or leave out what is measured by them (--constraint, --rank).",
  });
};
