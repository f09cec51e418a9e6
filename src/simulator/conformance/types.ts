import type { Environment, VectorEnvironment } from "../types.ts";

/** One way in which an environment breaks its contract, and what to do about it. */
export type Finding = {
  /** The check that failed, `environment/<what>`. */
  rule: string;
  message: string;
  hint: string;
};

/** What every check gets: instances that are disposed of afterwards, and actions to try. */
export type Bench = {
  environment: Environment;
  /** Seconds rather than a minute: fewer steps, and what only a second process shows is left out. */
  quick?: boolean;
  /** Tells whoever waits what is being done. */
  say?(what: string): void;
  create(options?: { count?: number; seed?: number }): Promise<VectorEnvironment>;
  /** Random actions, a fresh array: within the ranges, or `wild`: infinite, huge, NaN, fractional. */
  actions(count: number, options: { seed: number; wild?: boolean }): Float64Array;
};

/** One thing to try; what it finds gets the check's rule, or names its own. */
export type Check = { rule: string; check(bench: Bench): Promise<(Omit<Finding, "rule"> & { rule?: string })[]> };
