import type { Episode } from "../core/episode.ts";
import type { Unit } from "../core/units.ts";
import type { Operator, Span } from "./tree.ts";
import type { Quantity } from "./types.ts";

/**
 * What a value is. A number that is written down takes the unit of what it meets (`literal`); as a factor it is a
 * weight, which may turn one unit into another (`weighted`): nothing is said of such a sum.
 */
export type Type = {
  kind: "number" | "condition";
  size: number | null;
  unit: Unit | null;
  freedom: "none" | "weighted" | "literal";
};

/** A number of the whole episode, and its words: of a condition the sentence and its opposite. */
export type Fact = Pick<Type, "kind" | "unit"> & {
  words: string;
  opposite?: string;
  of(episode: Episode): number;
};

/**
 * A function of numbers, element by element where they are vectors; `gathers`: of all elements of all arguments at
 * once.
 */
export type Pointwise = {
  /** As it is written: `clip(value, low, high)`. */
  usage: string;
  least: number;
  most: number;
  gathers?: true;
  /** Of a value and of the same a step before; at the start both are the one there is. */
  lags?: true;
  unit: UnitRule;
  apply(...values: number[]): number;
  words(parts: readonly string[]): string;
};

/**
 * What a function makes of its arguments' units: `same`: they agree and it has theirs; `root`: half of it; `number`: it
 * must have none, or be an angle; `plain`: any, and it has none; `turn`: they agree and it is an angle.
 */
export type UnitRule = "same" | "root" | "number" | "plain" | "turn";

/** How a function over the episode goes through its moments. */
export type Aggregate = {
  usage: string;
  argument: "any" | "condition";
  result: "same" | "number" | "share" | "seconds" | "condition";
  /** `at` gives the argument at a moment. */
  over(episode: Episode, at: (moment: number) => number): number;
  words(inner: string): string;
  /** Of a condition: the sentence of its opposite. */
  opposite?(inner: string): string;
};

/** An expression whose names are known and whose types were looked at. */
export type Typed = Span & { type: Type } & (
    | { kind: "number"; value: number }
    | { kind: "fact"; fact: Fact }
    | { kind: "field"; quantity: Quantity }
    | { kind: "not" | "negative"; inner: Typed }
    | { kind: "binary"; operator: Operator; left: Typed; right: Typed }
    | { kind: "pointwise"; name: string; operation: Pointwise; inner: Typed[] }
    | { kind: "aggregate"; name: string; aggregate: Aggregate; inner: Typed }
  );

export const innerOf = (node: Typed): readonly Typed[] => {
  switch (node.kind) {
    case "not":
    case "negative":
    case "aggregate":
      return [node.inner];
    case "binary":
      return [node.left, node.right];
    case "pointwise":
      return node.inner;
    default:
      return [];
  }
};

/** Whether it has a value of its own at each moment, and is not of the whole episode. */
export const varies = (node: Typed): boolean =>
  node.kind === "field" || (node.kind !== "aggregate" && innerOf(node).some(varies));

/** Nothing of an episode is in it. */
export const isTheSame = (node: Typed): boolean =>
  node.kind === "number" || (node.kind !== "field" && node.kind !== "fact" && innerOf(node).every(isTheSame));
