import type { CandidateFailure } from "../core/outcome.ts";
import type { Random } from "../core/random.ts";
import type { RolloutBatch } from "../sandbox/types.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import type { VectorEnvironment } from "../simulator/types.ts";

/** Rewards of a whole rollout: weighted totals (rows) and unweighted terms (rows × terms). */
export type RewardedRollout =
  | { kind: "rewarded"; total: Float64Array; terms: Float64Array }
  | { kind: "failed"; failure: CandidateFailure };

/** What an environment tells of each row beside state and action: its own reward, and what only fitness may read. */
export type NativeRows = {
  reward: Float64Array;
  /** rows × names; out of reach of every reward program. */
  hidden?: { names: readonly string[]; values: Float64Array };
};

/** The reward as a learner sees it: one call a rollout batch. Memory between rollouts is the callee's business. */
export type RewardSource = {
  evaluate(batch: Omit<RolloutBatch, "memory">, native?: NativeRows): Promise<RewardedRollout>;
  /** The memory of all lanes as it stands between two rollouts; left out by a source that keeps none. */
  save?(): Float64Array | null;
  restore?(memory: Float64Array | null): void;
};

/** How a policy acts: its mean or most probable action, or one drawn as in its training. */
export type PolicyMode = "deterministic" | "exploring";

/** A policy that can act and be written down. */
export type Policy = {
  readonly mode: PolicyMode;
  /**
   * `observations` count × width in, `actions` out: count indices (discrete) or count × action width (continuous).
   * `draws`: a generator a row, which an exploring policy needs and draws from whatever the other rows are.
   */
  act(observations: Float64Array, count: number, actions: Float64Array, draws?: readonly Random[]): void;
  /** The same numbers in either mode. Raises a usage error for `exploring` where nobody knows how it explored. */
  withMode(mode: PolicyMode): Policy;
  /** JSON that `restorePolicy` of the same learner reads back to the same actions. */
  serialize(): unknown;
};

/** What a learner tells while it trains, after every rollout; rows as in RolloutBatch. */
export type RolloutReport = {
  batch: Omit<RolloutBatch, "memory">;
  /** Where the environment has a reward of its own. */
  native?: NativeRows;
  truncated: Uint8Array;
  invalid: Uint8Array;
  total: Float64Array;
  terms: Float64Array;
  /** Environment steps so far. */
  steps: number;
  /** A copy of the policy as it was when this rollout was collected, deterministic. */
  snapshot(): Policy;
};

export type TrainOptions = {
  spec: EnvironmentSpec;
  /** `count` lanes in total chosen by the learner. */
  create(count: number, seed: number): Promise<VectorEnvironment>;
  reward: RewardSource;
  steps: number;
  seed: number;
  onRollout(report: RolloutReport): void;
  /**
   * Called when a rollout has been learned from: `save` copies all that `resume` needs (structured-clonable; the reward
   * source is its owner's to save). null where the environment cannot be saved. `"pause"` ends the training here.
   */
  onLearned?(save: (() => unknown) | null): "pause" | void;
  /** What `save` gave in a training with the same options: goes on from there as if nothing had been. */
  resume?: unknown;
  signal?: AbortSignal;
};

/** Learns a policy under a reward. Same options and seed, same bytes out. */
export type Learner = {
  readonly name: string;
  /** Whether its policies can act as they explored. */
  readonly explores: boolean;
  train(
    options: TrainOptions,
  ): Promise<
    | { kind: "trained"; policy: Policy; steps: number }
    | { kind: "paused"; steps: number }
    | { kind: "failed"; failure: CandidateFailure }
  >;
  restore(spec: EnvironmentSpec, serialized: unknown): Policy;
};
