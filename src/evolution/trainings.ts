import type { RunEvent, SeedPool } from "../core/events.ts";
import { jobIdentity, type TrainJob, type TrainingReward } from "../core/job.ts";
import type { PausedTraining, TrainOutcome } from "../core/outcome.ts";
import { sum } from "../core/statistics.ts";
import type { StepBudget } from "./budget.ts";
import { keepPolicy } from "./kept-policy.ts";
import { stepsReserved } from "./parts.ts";
import type { SearchDependencies, SearchPlan } from "./types.ts";

type TrainingEnded = Extract<RunEvent, { type: "training-ended" }>;

export type TrainRequest = {
  /** `g1-c3`, or `reference:human`. */
  owner: string;
  reward: TrainingReward | null;
  pool: SeedPool;
  /** Index of the seed in its pool, for file names. */
  index: number;
  seed: number;
};

const folderOf = (owner: string): string =>
  owner.startsWith("reference:") ? `references/${owner.slice("reference:".length)}` : `candidates/${owner}`;

/** One training as plain data; `reward: null` is the random policy, which trains nothing. */
export const trainJob = ({
  reward,
  seed,
  plan,
  environment,
  task,
}: Pick<TrainJob, "reward" | "seed"> &
  Pick<SearchDependencies, "environment" | "task"> & { plan: SearchPlan }): TrainJob => ({
  kind: "train",
  reward,
  environment: environment.reference,
  task,
  learner: plan.learner,
  budget: { steps: reward === null ? 0 : plan.steps, episodes: plan.episodes, checkpoints: plan.checkpoints },
  seed,
});

/**
 * Trains through the store: a job whose result is recorded is never run again, whoever asks (equal programs are one job).
 * The step budget is reserved when a training is asked for, not when it ends, so that a cap stops every run at the same place.
 * `before`: what was recorded before this part of the search, which has been paid for.
 */
export const createTrainer = (
  { executor, store, environment, task, signal }: SearchDependencies,
  { plan, budget, before }: { plan: SearchPlan; budget: StepBudget; before: readonly RunEvent[] },
): ((request: TrainRequest) => Promise<Exclude<TrainOutcome, PausedTraining>>) => {
  const paid = stepsReserved(before, plan);
  budget.reserve(sum([...paid.values()]));
  const asked = new Set(paid.keys());
  return async ({ owner, reward, pool, index, seed }) => {
    const job = trainJob({ reward, seed, plan, environment, task });
    const identity = jobIdentity(job);
    if (!asked.has(identity)) {
      asked.add(identity);
      budget.reserve(job.budget.steps);
    }
    const ended = await store.once<TrainingEnded>(`training:${identity}`, async () => {
      store.note({ type: "training-started", owner, pool, seed, job: identity });
      const outcome = await executor.train(job, {
        signal,
        onProgress: (progress) => store.note({ type: "training-progressed", owner, pool, seed, ...progress }),
      });
      const folder = folderOf(owner);
      const artifact = `${folder}/${pool}-${index}.json`;
      const kept = await keepPolicy(outcome, { store, folder, owner, pool, index, seed });
      const hash = await store.write(artifact, JSON.stringify(kept));
      const trained = outcome.kind === "trained" ? outcome.result : null;
      return {
        type: "training-ended",
        owner,
        pool,
        seed,
        job: identity,
        outcome: outcome.kind,
        fitness: trained?.fitness ?? null,
        success: trained?.success ?? null,
        environmentSteps: trained?.environmentSteps ?? 0,
        artifact,
        hash,
      };
    });
    if (ended.owner !== owner) {
      await store.once(`shared:${owner}:${identity}`, async () => ({
        type: "training-shared" as const,
        owner,
        pool,
        seed,
        job: identity,
      }));
    }
    return JSON.parse(await store.read(ended.artifact, ended.hash)) as Exclude<TrainOutcome, PausedTraining>; // no job here is a part
  };
};

export type Trainer = ReturnType<typeof createTrainer>;
