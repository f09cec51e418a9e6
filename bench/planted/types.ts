import type { Cause } from "../../src/core/finding.ts";

/** A reward program, and what it is trained on. */
export type Planted = {
  /**
   * `sound`: does its task with every seed. `gamed`: earns much and does not do the task. `honest`: is not gamed, whether it does the
   * task with every seed or not.
   */
  kind: "failing" | "sound" | "gamed" | "honest";
  /** Of a built-in environment, or the folder of a world of the repository's own, from its root. */
  environment: string;
  task: string;
  /** Unique in its list. */
  name: string;
  /** From the repository's root. */
  file: string;
  /** Of the task's budget; left out: all of it. */
  share?: number;
  /** Left out: `auto`. */
  learner?: string;
  /** Trainings, where no other number is asked for; left out: 3. */
  seeds?: number;
};

/**
 * A diagnosis is right where the cause that it names first is one of `right`, nearly so where it is the second. One of
 * `also` is true and does not count.
 */
export type Failing = Planted & { kind: "failing"; right: readonly [Cause, ...Cause[]]; also: readonly Cause[] };

/**
 * A world with a planted hack (test/hacks/): trained under the first, whose designer did not think of it, the policy earns
 * much and does not do the task; the second pays for the task itself.
 */
export type Hack = { name: string; proxy: Planted; honest: Planted };
