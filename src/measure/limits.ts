import { typeExpression } from "./check.ts";
import { constantOf } from "./evaluate.ts";
import { parseExpression } from "./parse.ts";
import { Unreadable } from "./problems.ts";
import { isComparison, type Operator } from "./tree.ts";
import { varies, type Typed } from "./typed.ts";
import type { Names } from "./types.ts";

/**
 * A value of each moment (of a vector every element) and between what it is to stay, for a condition to be more likely
 * kept.
 */
export type Limit = { of: Typed; low: number; high: number };

type Relation = "<" | ">" | "=";

const opposite: Record<Relation, Relation | null> = { "<": ">", ">": "<", "=": null };
const mirrored: Record<Relation, Relation> = { "<": ">", ">": "<", "=": "=" };

const relationOf = (operator: Operator): Relation | null =>
  operator === "!=" ? null : operator === "==" ? "=" : (operator[0] as "<" | ">");

const within = (of: Typed, relation: Relation, limit: number): Limit => ({
  of,
  low: relation === "<" ? Number.NEGATIVE_INFINITY : limit,
  high: relation === ">" ? Number.POSITIVE_INFINITY : limit,
});

/** `x + 2 < 3` and `-x > -1` bound x. */
const ofBinary = (node: Extract<Typed, { kind: "binary" }>, relation: Relation, limit: number): Limit[] | null => {
  const [left, right] = [constantOf(node.left), constantOf(node.right)];
  if (right !== null) {
    if (node.operator === "+") return bounded(node.left, relation, limit - right);
    if (node.operator === "-") return bounded(node.left, relation, limit + right);
    const factor = node.operator === "*" ? right : node.operator === "/" ? 1 / right : 0;
    if (factor !== 0 && Number.isFinite(factor))
      return bounded(node.left, factor < 0 ? mirrored[relation] : relation, limit / factor);
  }
  if (left !== null) {
    if (node.operator === "+") return bounded(node.right, relation, limit - left);
    if (node.operator === "-") return bounded(node.right, mirrored[relation], left - limit);
    if (node.operator === "*" && left !== 0)
      return bounded(node.right, left < 0 ? mirrored[relation] : relation, limit / left);
  }
  return null;
};

/** Figures of the whole episode that follow what is done at each moment. */
const following: ReadonlySet<string> = new Set(["mean", "last", "min", "max"]);
const shares: ReadonlySet<string> = new Set(["share", "time", "mean", "sum"]);

const bounded = (node: Typed, relation: Relation, limit: number): Limit[] => {
  if (node.kind === "aggregate") {
    if (node.inner.type.kind === "condition")
      return shares.has(node.name) && relation !== "=" ? limitsOf(node.inner, relation === ">") : [];
    return following.has(node.name) ? bounded(node.inner, relation, limit) : [];
  }
  if (node.kind === "negative") return bounded(node.inner, mirrored[relation], -limit);
  if (node.kind === "binary")
    return ofBinary(node, relation, limit) ?? (varies(node) ? [within(node, relation, limit)] : []);
  if (node.kind === "pointwise") {
    const [first] = node.inner;
    // All of several values are below a limit where the largest is.
    const each = relation === "<" ? ["max", "largest"] : relation === ">" ? ["min", "smallest"] : [];
    if (each.includes(node.name)) return node.inner.flatMap((inner) => bounded(inner, relation, limit));
    if (node.name === "abs" && relation === "<" && first !== undefined && varies(first))
      return [{ of: first, low: -limit, high: limit }];
  }
  return varies(node) ? [within(node, relation, limit)] : [];
};

const limitsOf = (node: Typed, isWanted: boolean): Limit[] => {
  if (node.kind === "not") return limitsOf(node.inner, !isWanted);
  // What holds at some moment is the likelier the longer it does.
  if (node.kind === "aggregate") return node.name === "ended" && isWanted ? [] : limitsOf(node.inner, isWanted);
  if (node.kind === "field") {
    // A number of unknown unit may be a flag.
    const isFlag = node.type.kind === "condition" || (node.type.unit === null && node.type.size === null);
    return isFlag ? [within(node, isWanted ? ">" : "<", isWanted ? 1 : 0)] : [];
  }
  if (node.kind !== "binary") return [];
  const { operator, left, right } = node;
  // Of alternatives nobody knows which.
  if (operator === "and" || operator === "or")
    return (operator === "and") === isWanted ? [...limitsOf(left, isWanted), ...limitsOf(right, isWanted)] : [];
  const relation = isComparison(operator) ? relationOf(operator) : null;
  const wanted = relation === null || isWanted ? relation : opposite[relation];
  if (wanted === null) return [];
  const [low, high] = [constantOf(left), constantOf(right)];
  if (high !== null) return bounded(left, wanted, high);
  if (low !== null) return bounded(right, mirrored[wanted], low);
  return bounded({ ...node, operator: "-", type: { ...left.type, kind: "number" } }, wanted, 0);
};

/**
 * What a condition asks of the values of each moment: `max(abs(x)) < 2` that x stays between -2 and 2. A reading for
 * who wants to make it likelier, not its meaning: nothing is said of what only a whole episode decides, and of
 * alternatives. Empty where it cannot be read.
 */
export const limitsIn = (text: string, { names }: { names: Names }): Limit[] => {
  try {
    return limitsOf(typeExpression(parseExpression(text), { text, names }).typed, true);
  } catch (thrown) {
    if (thrown instanceof Unreadable) return [];
    throw thrown;
  }
};
