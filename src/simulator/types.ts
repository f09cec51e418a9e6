import type { EpisodeFrames, ReplayedEpisode } from "../core/frames.ts";
import type { SceneDescription } from "../core/recording.ts";
import type { RandomState } from "../core/random.ts";
import type { EnvironmentSpec, FieldTree, ValueOf } from "../core/spec.ts";
import type { Task } from "../core/task.ts";
import type { Names } from "../measure/types.ts";
import type { RewardForm, Told } from "./told/trainer.ts";
import type { Tabular } from "./tabular.ts";

/**
 * What a simulator keeps of a lane, as numbers: MuJoCo's integration state with its warm start, or the equations' own
 * variables. From the same numbers and actions the same steps follow, bit for bit.
 */
export type Snapshot = {
  /** Numbers a lane. */
  readonly width: number;
  save(lane: number, into: Float64Array): void;
  /** Puts the simulator there and nothing else: the rows are what the last step left until the next one. */
  load(lane: number, from: Float64Array): void;
  /** Starts an episode in exactly this state, as `reset` does in a random one. */
  begin(lane: number, from: Float64Array): void;
};

/** Everything of all lanes that later steps and resets depend on; plain arrays and numbers. */
export type LanesState = {
  state: Float64Array;
  observation: Float64Array;
  applied: Float64Array;
  internal: Float64Array;
  terminated: Uint8Array;
  truncated: Uint8Array;
  invalid: Uint8Array;
  steps: Int32Array;
  /** One a lane. */
  streams: readonly RandomState[];
  /** lanes × snapshot width. */
  simulator: Float64Array;
};

/** From `restore(save())`, in this or another batch of as many lanes, the same steps follow, bit for bit. */
export type Resumption = {
  save(): LanesState;
  restore(from: LanesState): void;
};

/** What there is to draw of an environment: shapes that stay what they are, and a pose for each. */
export type Scene = {
  readonly description: SceneDescription;
  /** `into`: 12 numbers a shape (core/recording.ts), as the lane stands. */
  pose(lane: number, into: Float64Array): void;
};

/**
 * Many copies ("lanes") of one environment, stepped together into preallocated arrays. Row-major: lane × width.
 *
 * `step` never resets: the terminal state is kept until `reset`. A lane that has ended must be reset before it is
 * stepped again. Deterministic for its seed; lane k of a batch of any size behaves as lane k of any other batch with
 * the same seed.
 */
export type VectorEnvironment = {
  readonly count: number;
  /** count × state width: after `step`, the state that the step led to. */
  readonly state: Float64Array;
  /** count × observation width. */
  readonly observation: Float64Array;
  /** count × action width: the action as applied in the last step, after clipping. */
  readonly applied: Float64Array;
  /** count: the world ended the episode. Never set together with `truncated` or for `invalid`. */
  readonly terminated: Uint8Array;
  /** count: the clock ended the episode. */
  readonly truncated: Uint8Array;
  /** count: the physics blew up; the episode is over and its last step must not be rewarded. State stays finite. */
  readonly invalid: Uint8Array;
  /** count: the environment's own reward of the last step, where it has one. */
  readonly nativeReward?: Float64Array;
  /** count × names: what the environment tells of the last step that fitness may read and no reward program may see. */
  readonly hidden?: { readonly names: readonly string[]; readonly values: Float64Array };
  /**
   * Start new episodes in these lanes. With `seeds` (one per listed lane) each lane's random stream restarts from its
   * seed; without, it goes on, having started from (create's seed, lane).
   */
  reset(lanes: ArrayLike<number>, seeds?: ArrayLike<number>): void;
  /**
   * `actions`: discrete: `count` action indices; continuous: count × action width, clipped to the ranges here. NaN
   * counts as 0.
   */
  step(actions: Float64Array): void;
  /** For parity tests, where the simulator can do it. */
  readonly snapshot?: Snapshot;
  /** For trainings that are put down and taken up again, where the simulator can do it. */
  readonly resumption?: Resumption;
  readonly scene?: Scene;
  dispose(): void;
};

export type CreateOptions = { count: number; seed: number; options?: Record<string, string> };

/** One `--env-option`: what it changes, and the text that stands for leaving it out. */
export type EnvironmentOption = { description: string; default: string; values?: readonly string[] };

/**
 * What an environment's module exports as `environment`; a simulator that must load something first returns a promise.
 */
export type Environment<State extends FieldTree = FieldTree, Action extends FieldTree = FieldTree> = {
  spec: EnvironmentSpec<State, Action>;
  create(options: CreateOptions): VectorEnvironment | Promise<VectorEnvironment>;
  /** The options it knows; others are refused by name. Without this, `create` gets whatever was given. */
  options?: Readonly<Record<string, EnvironmentOption>>;
  /** The environment under options that change its spec (observation, limits): a spec and a `create` of their own. */
  configure?(options: Readonly<Record<string, string>>): Environment | Promise<Environment>;
  /**
   * Pictures that the world draws of itself, of an episode that was played: its actions are played again from its seed. Throws a
   * `RewardsmithError` that says why there are none: it cannot draw here, or what it does now is not what was recorded.
   */
  frames?(episode: ReplayedEpisode): EpisodeFrames;
  /** All its states and what leads from which to which, where they are finitely many (`tabulate` writes them out). */
  tabular?(): Tabular;
};

/** A task of a given environment, with its states and actions typed from the spec. */
export type TaskOf<E> =
  E extends Environment<infer State, infer Action> ? Task<ValueOf<State>, ValueOf<Action>> : never;

/** An environment as the registry found it. */
export type LoadedEnvironment = {
  environment: Environment;
  tasks: Task[];
  /** Absolute path of the module, or the reference of a Python environment (`gymnasium:Hopper-v5`). */
  path: string;
  /** Absolute folder that reference paths are relative to. */
  folder: string;
  /** Content hash of everything that decides how it behaves. */
  hash: string;
  /** What was found out about it at some cost, for `findEnvironment` in another process. */
  prepared?: string;
  /** What a person should know before using it. */
  notices?: readonly string[];
  /** What measures may name, where that is more than its fields. */
  names?: Names;
  /** Of a world that only a user's trainer can step: that trainer, what a helper of it reads each field from, and the form of its rewards. */
  told?: Told & { sources: Readonly<Record<string, string>>; rewardAs: RewardForm };
};
