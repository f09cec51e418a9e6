import type { RunEvent, SeedPool } from "../core/events.ts";
import { contentHash } from "../core/hash.ts";
import { jobIdentity, type TrainJob, type TrainingReward } from "../core/job.ts";
import type { PausedTraining, TrainOutcome } from "../core/outcome.ts";
import { printOutcome, readOutcome, unscored } from "./kept-outcome.ts";
import { keepPolicy } from "./kept-policy.ts";
import type { Booking } from "./ledger.ts";
import { stepsTaken } from "./room.ts";
import type { SearchPlan } from "../core/plan.ts";
import type { SearchDependencies } from "./types.ts";

type TrainingEnded = Extract<RunEvent, { type: "training-ended" }>;

export type TrainRequest = {
  /** `g1-c3`, or `reference:human`. */
  owner: string;
  reward: TrainingReward | null;
  pool: SeedPool;
  seed: number;
  /** Who pays for it. */
  booking: Booking;
  /** The same training had failed for another candidate, and a person asks for it again: it has an identity of its own. */
  again?: boolean | undefined;
  /** A part: up to which step; left out, to the end. */
  until?: number;
  /** In the line of trainings; left out: 0. */
  priority?: number;
  /** The part before, and what it gave. */
  after?: { until: number; paused: PausedTraining };
};

export type Trainer = {
  (request: TrainRequest & { until: number }): Promise<TrainOutcome>;
  (request: Omit<TrainRequest, "until">): Promise<Exclude<TrainOutcome, PausedTraining>>;
};

/** One training as plain data; `reward: null` is the random policy, which trains nothing. */
export const trainJob = ({
  reward,
  seed,
  plan,
  environment,
  task,
  until,
  from,
}: Pick<TrainJob, "reward" | "seed"> &
  Pick<SearchDependencies, "environment" | "task"> & {
    plan: SearchPlan;
    until?: number;
    from?: number;
  }): TrainJob => ({
  kind: "train",
  reward,
  environment: environment.reference,
  task,
  learner: plan.learner,
  ...(plan.learnerOptions && { learnerOptions: plan.learnerOptions }),
  budget: {
    steps: reward === null ? 0 : plan.steps,
    ...(until === undefined ? {} : { until }),
    ...(from === undefined ? {} : { from }),
    episodes: plan.episodes,
    checkpoints: plan.checkpoints,
  },
  seed,
});

/** Steps that nothing was learned from: of the evaluation, and of the choice of its policy. */
const evaluationStepsOf = (outcome: TrainOutcome): number =>
  outcome.kind === "trained"
    ? outcome.result.episodes.reduce((total, { length }) => total + length, outcome.result.handOverSteps ?? 0)
    : 0;

const trainingStepsOf = (outcome: TrainOutcome, after: TrainRequest["after"]): number => {
  const all =
    outcome.kind === "trained"
      ? outcome.result.environmentSteps
      : outcome.kind === "paused"
        ? outcome.environmentSteps
        : null;
  return all === null ? 0 : all - (after?.paused.environmentSteps ?? 0);
};

/**
 * Trains through the store: a job whose result is recorded is never run again, whoever asks (equal programs are one
 * job), and its artifact is named by the job, so that it does not matter who asked first.
 */
export const createTrainer = (
  {
    executor,
    store,
    environment,
    task,
    signal,
    description,
  }: Pick<SearchDependencies, "executor" | "store" | "environment" | "task" | "signal" | "description">,
  { plan }: { plan: SearchPlan },
): Trainer =>
  (async ({
    owner,
    reward,
    pool,
    seed,
    booking,
    again,
    until,
    after,
    priority,
  }: TrainRequest): Promise<TrainOutcome> => {
    const job = trainJob({ reward, seed, plan, environment, task, until, from: after?.until });
    const identity = again === true ? contentHash([jobIdentity(job), owner]) : jobIdentity(job);
    const pay = booking.claim(identity);
    const ended = await store.once<TrainingEnded>(`training:${identity}`, async () => {
      const outcome = await executor.train(job, {
        signal,
        ...(priority !== undefined && { priority }),
        onStarted: () => store.note({ type: "training-started", owner, pool, seed, job: identity }),
        onProgress: (progress) =>
          store.note({
            type: "training-progressed",
            owner,
            pool,
            seed,
            ...progress,
            ...(description.unmeasured && { fitness: null }),
          }),
      });
      // Read back below: what a resumed run will go on with is what this one goes on with.
      const name = `trainings/${identity}`;
      const artifact = `${name}.json`;
      const hash = await store.write(
        artifact,
        printOutcome(await keepPolicy(outcome, { store, name, of: description }), description),
      );
      const trained = outcome.kind === "trained" ? { ...outcome.result, ...unscored(description) } : null;
      return {
        type: "training-ended",
        owner,
        pool,
        seed,
        job: identity,
        outcome: outcome.kind,
        fitness: trained?.fitness ?? null,
        success: trained?.success ?? null,
        environmentSteps: trainingStepsOf(outcome, after),
        evaluationSteps: evaluationStepsOf(outcome),
        ...(until === undefined && after === undefined
          ? {}
          : { part: { until: until ?? null, from: after?.until ?? null } }),
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
    pay(stepsTaken(ended, plan));
    return readOutcome(await store.read(ended.artifact, ended.hash));
  }) as Trainer;
