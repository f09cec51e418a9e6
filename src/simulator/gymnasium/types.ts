/** Which Python package makes the environment. */
export type Backend = "gymnasium" | "envpool";

/** One number for all elements or one each; null where there is no bound. */
export type Bound = number | null | readonly (number | null)[];

/** A leaf of a Gymnasium space. `other`: a space that holds no numbers (text, graphs, sequences), `space` its name. */
export type Leaf = {
  path: readonly (string | number)[];
  kind: "box" | "discrete" | "multi-discrete" | "other";
  shape: readonly number[];
  dtype: string;
  low?: Bound;
  high?: Bound;
  space?: string;
};

/** Least and greatest value met; null where none was finite. */
export type Seen = readonly [number, number] | null;

/** A number (size 0) or a vector of numbers in the environment's `info`, or told by a state function. */
export type InfoEntry = {
  path: readonly string[];
  size: number;
  boolean: boolean;
  seen: readonly Seen[];
  /** The number is a list's length. */
  length?: true;
  /** No first look met it: a fields file says that it comes. */
  declared?: true;
};

/** A key of which nothing can be told, and what it holds. */
export type LeftOut = { path: readonly string[]; why: string };

/** A Python function of an environment and the file that it stands in, as it was read; `file`: where, for messages. */
export type StateSource = { module: string; function: string; text: string; file: string };

/** What a first look at an environment shows: `probe.py` makes it. */
export type Probe = {
  observation: readonly Leaf[];
  action: readonly Leaf[];
  actionNames: readonly string[] | null;
  /** For each number of the observation. */
  seen: readonly Seen[];
  infos: readonly InfoEntry[];
  /** Episode limit in steps, where one is known. */
  limit: number | null;
  /** Seconds a step. */
  dt: number | null;
  /** Return at which the environment counts as solved, where it is registered with one. */
  threshold: number | null;
  /** Keys of `info` that no reward can read. */
  leftOut?: readonly LeftOut[];
  /** What the state function tells: the user's, or ours for the package. */
  state?: { source: StateSource; entries: readonly InfoEntry[]; leftOut: readonly LeftOut[] };
  /** It keeps an older or another interface, and is translated (python/rewardsmith_bridge/shim.py). */
  shim?: true;
  /** What fixes an episode where `reset(seed=…)` does not: the world's own method `seed`, or the streams of `random` and NumPy. */
  seeding?: "method" | "streams";
  /** Nothing that it is seeded by fixes how an episode goes. */
  unseeded?: true;
  /** Python package of the environment's class. */
  package?: string;
  /** How long it took to make one here, and the median step. */
  seconds?: { make: number; step: number | null };
  /** Whether the end of an episode was met, within so many steps, and whether time ran out before. Version 1 did not look. */
  end?: { met: boolean; steps: number; slow: boolean };
  versions: Readonly<Record<string, string>>;
};

/** What Python is told of an environment that it is to make. */
export type Making = {
  backend: Backend;
  id: string;
  imports: readonly string[];
  /** Keyword arguments of `make`. */
  options: Readonly<Record<string, unknown>>;
  /** Longest that a step of one lane may take. */
  timeoutSeconds: number;
  /** `MODULE:FUNCTION` of the state function, `none` for not even ours, and its file where that was read before. */
  state?: { reference: string; source?: StateSource };
  /** Parts of the observation that are not looked at. */
  leaveOut?: readonly string[];
  /** Version of the bridge (reference.ts); left out: the first. */
  bridge?: 2;
};
