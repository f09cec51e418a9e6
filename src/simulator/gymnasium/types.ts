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

/** A number (size 0) or a vector of numbers in the environment's `info`. */
export type InfoEntry = { path: readonly string[]; size: number; boolean: boolean; seen: readonly Seen[] };

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
  versions: Readonly<Record<string, string>>;
};

/** What Python is told of an environment that it is to make. */
export type Making = {
  backend: Backend;
  id: string;
  imports: readonly string[];
  /** Keyword arguments of `make`. */
  options: Readonly<Record<string, unknown>>;
  /** Longest that one exchange may take. */
  timeoutSeconds: number;
};
