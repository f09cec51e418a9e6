import type { ReplayedEpisode } from "./frames.ts";
import { contentHash } from "./hash.ts";
import type { StoredEpisode } from "./trajectory.ts";
import type { CompiledReward } from "./program.ts";

/**
 * An environment by its content: `hash` covers all files that decide how it behaves, so a changed file is another job. Where
 * they lie on a machine is told beside the job, by who runs it there.
 */
export type EnvironmentReference = {
  name: string;
  hash: string;
  options: Record<string, string>;
  /** MuJoCo's shared library instead of its WebAssembly build. */
  physics?: "native";
};

/** What an episode is worth as expressions of the measure language. */
export type MeasureExpressions = { fitness: string; success?: string };

/** A task by name; with `hash`, that of a user's file which exports `task`; with `measure`, one of expressions. */
export type TaskReference = { name: string; hash?: string; measure?: MeasureExpressions };

export type TrainingBudget = {
  /** Environment steps of the whole training: its horizon, which rollouts, decays and windows are made for. */
  steps: number;
  /** Left out or not below `steps`: trains to the end. Else the first part only, as many rollouts as end within `until` (at least one). */
  until?: number;
  /**
   * The `until` of an earlier part of this training, whose kept state is gone on from. It saves time and decides nothing:
   * where that state is gone the training starts over, to the same result.
   */
  from?: number;
  /** Evaluation episodes of the final policy. */
  episodes: number;
  /** Points on the learning curve, and candidates for the reported checkpoint. */
  checkpoints: number;
};

/** A reward program, or `native`: the environment's own reward. */
export type TrainingReward = CompiledReward | "native";

/** What was asked of a learner in place of its rule's choice, by its hyperparameters' names. */
export type LearnerOptions = Readonly<Record<string, number | boolean | string | readonly number[]>>;

/** Train under one reward with one seed and score the policy. `reward: null` scores the untrained random policy. */
export type TrainJob = {
  kind: "train";
  reward: TrainingReward | null;
  environment: EnvironmentReference;
  task: TaskReference;
  learner: string;
  /** Left out where nothing was asked for. */
  learnerOptions?: LearnerOptions;
  budget: TrainingBudget;
  seed: number;
};

/** Run a reward over the stored rollouts of an environment (critic probes); no training. */
export type ProbeJob = {
  kind: "probe";
  reward: CompiledReward;
  environment: EnvironmentReference;
  /** Whose successes and failures the reward is held against; left out: only what needs no task is probed. */
  task?: TaskReference;
  /** Whole episodes of this run's trainings, beside those that the child rolls out itself. */
  trained?: StoredEpisode[];
  /** Tell what it pays step by step. */
  paid?: true;
  seed: number;
};

/** A policy as its learner wrote it down. */
export type StoredPolicy = { learner: string; serialized: unknown };

/**
 * Episodes by where their seeds come from: `evaluation` are those that the training with this seed was scored on (all of
 * them: with another count the random policy is another), `hand-over` those that it chose its policy by, `play` are fresh ones.
 */
export type EpisodePool = {
  of: "evaluation" | "hand-over" | "play";
  seed: number;
  count: number;
  /** The very seeds, where they are not drawn from `seed`. */
  seeds?: readonly number[];
};

/**
 * What every episode is asked, by its kind: a task gives its fitness and success, an expression its value and, of a condition,
 * whether it was kept. A `constraint` that says no time is one of every step. `pieces`: a number, or a task, also of so many pieces of
 * the episode, each taken as an episode of its own.
 */
export type Measure =
  | { kind: "task"; task: TaskReference; pieces?: number }
  | { kind: "expression"; expression: string; as: "number" | "condition" | "constraint"; pieces?: number };

/** What is written down on request, beside states, actions, rewards and terms. */
export type RecordedColumns = "observations" | "hidden" | "poses";

/** Play a policy (null: at random), as its learner wrote it down, and say of each episode what is asked. No training. */
export type LookJob = {
  kind: "look";
  environment: EnvironmentReference;
  policy: StoredPolicy | null;
  /** Who plays before the policy does, in each episode of the pool up to a step of its own. */
  first?: { policy: StoredPolicy; until: number[] };
  /**
   * In place of a policy: each episode is driven by a script or a demonstration of its own, drawn from the pool's seed; all there are,
   * from their own starts, where the pool names no seeds.
   */
  scripted?: true;
  pool: EpisodePool;
  measures: Measure[];
  /** Whose returns are told, and whose terms are recorded. */
  reward: { name: string; program: TrainingReward } | null;
  /** Which episodes are written down step by step (left out: all); null: none. */
  record: { episodes?: number[]; also: RecordedColumns[] } | null;
};

/** How far rewards are from each other, over steps that none of them was trained for. */
export type DistanceJob = {
  kind: "distance";
  environment: EnvironmentReference;
  /** By names of their own. */
  rewards: { name: string; program: CompiledReward }[];
  seed: number;
};

/** Have a world that draws itself play a recorded episode's actions again, and keep pictures of it. */
export type FramesJob = {
  kind: "frames";
  environment: EnvironmentReference;
  episode: ReplayedEpisode;
};

export type Job = TrainJob | ProbeJob | LookJob | DistanceJob | FramesJob;

/** Whether a training is to pause before its horizon. */
export const isPart = ({ steps, until }: Pick<TrainingBudget, "steps" | "until">): boolean =>
  until !== undefined && until < steps;

/** The earlier part that a training goes on from. */
export const earlierPart = (job: TrainJob): TrainJob | null =>
  job.budget.from === undefined ? null : { ...job, budget: { ...job.budget, until: job.budget.from, from: undefined } };

/** The identity of a job: everything that decides its result, and nothing else. */
export const jobIdentity = (job: Job): string =>
  contentHash({
    ...job,
    ...(job.kind === "train" && {
      budget: { ...job.budget, until: isPart(job.budget) ? job.budget.until : undefined, from: undefined },
    }),
    // Jobs once held a path, which counted as empty: recorded runs find their trainings by this.
    environment: { ...job.environment, path: "" },
  });
