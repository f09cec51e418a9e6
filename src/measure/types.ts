import type { Episode } from "../core/episode.ts";
import type { Unit } from "../core/units.ts";

/**
 * A number of each moment that expressions may name: a state field (or an element of a vector), an action's, or what
 * the environment tells beside the state.
 */
export type Quantity = {
  name: string;
  /** A noun phrase: "height of the torso". */
  words: string;
  /** Null: not known, and so never checked. */
  unit: Unit | null;
  kind: "number" | "condition";
  /** Numbers of a vector; null for a single one. */
  size: number | null;
  elements?: readonly string[] | undefined;
  /** An angle that jumps by 2π. */
  periodic: boolean;
  /**
   * At moment 0 (the start) to `length` (the end). What comes with a step stands at the moment after it, at the start
   * the first step's.
   */
  read(episode: Episode, moment: number, element: number): number;
};

/** What expressions may name. */
export type Names = {
  find(name: string): Quantity | undefined;
  /** For hints; what `find` knows beside these is another spelling. */
  known: readonly string[];
  /** Facts of an episode that are not had here, such as the return of a world's own reward that nobody tells. */
  lacks?: readonly string[];
};

/** Units and kinds are beside the meaning of a text that can be read: who is lenient may say them and go on. */
export type ProblemKind = "syntax" | "name" | "arguments" | "kind" | "unit";

/** What is wrong with an expression, and where. */
export type MeasureProblem = {
  kind: ProblemKind;
  /** From 1; `length` characters are meant. */
  column: number;
  length: number;
  message: string;
  /** What to write instead. */
  hint: string;
};

/**
 * Whether a condition was kept; `at`: the first moment at which it was broken, where it is one of each moment (after
 * step `at`; 0: the start). `slack`: how far its worst moment is from the bound, in bounds (where that is 0 or no
 * number, in the units of what is compared); never above 0 where it was broken, left out where nothing of it is a
 * distance.
 */
export type Kept = { kept: boolean; at?: number; slack?: number };

/** An expression over a whole episode, read and checked. */
export type Measure = {
  text: string;
  kind: "number" | "condition";
  /** Null where it is not known, or where quantities of several units are weighed against each other. */
  unit: Unit | null;
  /** In plain words: "horizontal position of the torso at the end, metres". */
  words: string;
  /** Names of the quantities in it. */
  reads: readonly string[];
  /** Of a condition 1 or 0. */
  value(episode: Episode): number;
  /** Of a condition; of a number, whether it is not 0. */
  check(episode: Episode): Kept;
};

/**
 * What an expression is to be: how good an episode was, a condition, or a condition that holds at every moment unless
 * it says when.
 */
export type Wanted = "number" | "condition" | "constraint";
