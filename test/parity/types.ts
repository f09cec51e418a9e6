/** How an episode was begun and acted in; `kept`: put back to its beginning after every second step, up to the time limit. */
export type EpisodeKind = "random" | "bang-bang" | "kept" | "scattered" | "border";

/**
 * One Gymnasium episode of `length` steps. Row-major; what has `length + 1` rows begins with the moment before the first step.
 */
export type PlayedEpisode = {
  kind: EpisodeKind;
  seed: number;
  length: number;
  /** length + 1: the simulator's own numbers, as our `snapshot` takes them. */
  snapshots: Float64Array;
  /** length: discrete actions as their index. */
  actions: Float64Array;
  /** length + 1: NaN where Gymnasium computed none (the beginnings of scattered and border episodes). */
  observations: Float64Array;
  /** length + 1: our state row as `state.py` reads it out of Gymnasium. */
  states: Float64Array;
  rewards: Float64Array;
  terminated: Float64Array;
  truncated: Float64Array;
  /** 1: MuJoCo found the state unstable and silently started over; the episode is cut off here. */
  blownUp: Float64Array;
  /** 1: the world was put somewhere else between the last step and this one. */
  moved: Float64Array;
  /** 1: MuJoCo found a contact of this step by iteration up to a tolerance (a cylinder with anything but a plane). */
  inexact: Float64Array;
};

/** All that was played of one environment under one set of options. */
export type Recording = {
  /** "Hopper-v5" */
  id: string;
  /** Options of ours that Gymnasium has as well, with the values besides the default. */
  options: Readonly<Record<string, readonly string[]>>;
  mujoco: boolean;
  /** Observations are single precision. */
  single: boolean;
  maxSteps: number;
  /** Seconds a step; null in classic control, where Gymnasium names none. */
  dt: number | null;
  /** resets × state width: our state row after resets. */
  beginnings: Float64Array;
  episodes: PlayedEpisode[];
  /** Of the Python process, start-up and all. */
  seconds: number;
};

/** How much is played. */
export type Amount = {
  resets: number;
  /** Episodes of random and as many of bang-bang actions. */
  episodes: number;
  /** So many of each kind up to the time limit, the others up to `cut` steps. */
  whole: number;
  cut: number;
  /** Episodes of at most `brief` steps that start anywhere in the state space. */
  scattered: number;
  brief: number;
  /** Pairs of steps on both sides of a border between ending and going on. */
  borders: number;
  seed: number;
};

/** An environment of ours that has a Gymnasium environment to be compared with. */
export type Suite = { name: string; folder: string; reader: string };

export type Quantity = "observation" | "reward" | "state" | "terminated" | "truncated" | "invalid" | "dt" | "maxSteps";

/** A number that is not what it should be. */
export type Deviation = {
  what: Quantity;
  /** Column of a matrix: `torso.height`. */
  column?: string;
  kind: EpisodeKind;
  seed: number;
  /** Steps before it; −1: at the beginning. */
  step: number;
  ours: number;
  theirs: number;
  error: number;
};
