import type { TrainJob } from "../../core/job.ts";
import { actionLayout, stateLayout } from "../../core/fields.ts";
import { deriveSeed } from "../../core/random.ts";
import type { RewardForm } from "../../simulator/told/trainer.ts";
import type { LoadedEnvironment } from "../../simulator/types.ts";

/** What a trainer is asked for: `JOB.json` (docs/tutorials/trainer.md). */
export type JobFile = {
  format: "rewardsmith/job";
  version: 1;
  /** Absolute path of a Python module that computes the reward; null: play at random; native: the world's own reward. */
  reward: string | null | "native";
  /** What that module is: `python`, for one environment, or what the world file asks for (docs/exports.md). */
  reward_as: RewardForm;
  /** Environment steps to train; 0 for the random policy. */
  steps: number;
  seed: number;
  episodes: number;
  /** Evaluation episode i is reset with this plus i. */
  evaluation_seed: number;
  checkpoints: number;
  deadline_seconds: number;
  /** Names of fields whose numbers are to be written down. */
  state: string[];
  action: string[];
  /** What a helper reads each field from, by its name, an action's with `action.` before it. */
  sources: Readonly<Record<string, string>>;
  dt: number;
  max_steps: number;
};

/** Seeds that any library takes: below 2³¹, with room for the episodes. */
const evaluationSeed = (seed: number): number => deriveSeed(seed, "evaluation") % 2_000_000_000;

export const jobFileOf = (
  { reward, budget, seed }: TrainJob,
  {
    loaded: { environment, told },
    rewardFile,
    deadlineSeconds,
  }: { loaded: LoadedEnvironment; rewardFile: string | undefined; deadlineSeconds: number },
): JobFile => ({
  format: "rewardsmith/job",
  version: 1,
  reward: reward === null || reward === "native" ? reward : (rewardFile ?? null),
  reward_as: told?.rewardAs ?? "python",
  steps: reward === null ? 0 : budget.steps,
  seed,
  episodes: budget.episodes,
  evaluation_seed: evaluationSeed(seed),
  checkpoints: budget.checkpoints,
  deadline_seconds: deadlineSeconds,
  state: stateLayout(environment.spec).entries.map(({ name }) => name),
  action: actionLayout(environment.spec).entries.map(({ name }) => name),
  sources: told?.sources ?? {},
  dt: environment.spec.dt,
  max_steps: environment.spec.maxSteps,
});
