import { isDimensionless, unitText } from "../core/units.ts";
import { isComparison, powers, prefixPower, type Operator } from "./tree.ts";
import type { Type, Typed } from "./typed.ts";
import { unitWords } from "./unit-words.ts";

const comparisons: Partial<Record<Operator, readonly [holds: string, fails: string]>> = {
  "<": ["is below", "is at least"],
  "<=": ["is at most", "is above"],
  ">": ["is above", "is at most"],
  ">=": ["is at least", "is below"],
  "==": ["is", "is not"],
  "!=": ["is not", "is"],
};

const arithmetic: Partial<Record<Operator, string>> = {
  "+": "plus",
  "-": "minus",
  "*": "times",
  "/": "divided by",
  "^": "to the power of",
};

const powerWords: Record<number, string> = { 2: "squared", 3: "cubed" };

/** Where a value is asked for: of the whole episode, where a field is its last value, or of each moment. */
type Scope = "whole" | "moment";

/** How tightly a phrase holds together; one that holds less than what is around it stands in brackets. */
const tightness = (node: Typed): number => {
  if (node.kind === "binary") return powers[node.operator];
  return node.kind === "negative" || node.kind === "not" ? prefixPower[node.kind] : 9;
};

const valueText = (value: number): string => (value === Math.PI ? "π" : String(value));

/** A number beside a quantity, in its unit: "0.8 m". */
const beside = (node: Typed, other: Type): string => {
  const sized =
    node.kind === "number"
      ? node.value
      : node.kind === "negative" && node.inner.kind === "number"
        ? -node.inner.value
        : undefined;
  if (sized === undefined || other.freedom !== "none" || other.unit === null || isDimensionless(other.unit)) return "";
  return `${valueText(sized)} ${unitText(other.unit)}`;
};

const wrapped = (node: Typed, { least, scope }: { least: number; scope: Scope }): string => {
  const words = phrase(node, scope);
  return tightness(node) < least && /\s/.test(words) ? `(${words})` : words;
};

/** An argument of "mean …" or "highest …": brackets where it is more than one phrase. */
const argument = (node: Typed): string => {
  if (node.type.kind === "condition") return `whether ${clause(node)}`;
  return wrapped(node, { least: prefixPower.negative + 1, scope: "moment" });
};

const binaryPhrase = (node: Extract<Typed, { kind: "binary" }>, scope: Scope): string => {
  const { operator, left, right } = node;
  const own = powers[operator];
  const isNamed = ["number", "fact", "field"].includes(left.kind);
  const before = wrapped(left, { least: operator !== "^" ? own : isNamed ? own + 1 : own + 2, scope });
  if (operator === "^" && right.kind === "number" && powerWords[right.value] !== undefined)
    return `${before} ${powerWords[right.value] as string}`;
  return `${before} ${arithmetic[operator] as string} ${wrapped(right, { least: own + 1, scope })}`;
};

/** Sums, means and counts of conditions have words of their own. */
const countWords: Record<string, string> = {
  sum: "number of steps at which",
  mean: "share of the steps at which",
  min: "whether at every step",
  max: "whether at some step",
};

const aggregatePhrase = ({ name, aggregate, inner }: Extract<Typed, { kind: "aggregate" }>): string => {
  if (aggregate.argument === "condition") return aggregate.words(clause(inner, { scope: "moment" }));
  const counted = inner.type.kind === "condition" ? countWords[name] : undefined;
  return counted === undefined ? aggregate.words(argument(inner)) : `${counted} ${clause(inner, { scope: "moment" })}`;
};

/** A value as a noun phrase. */
const phrase = (node: Typed, scope: Scope): string => {
  if (node.type.kind === "condition") return `whether ${clause(node, { scope })}`;
  switch (node.kind) {
    case "number":
      return valueText(node.value);
    case "fact":
      return node.fact.words;
    case "field":
      return scope === "whole" ? `${node.quantity.words} at the end` : node.quantity.words;
    case "negative":
      return node.inner.kind === "number"
        ? `-${valueText(node.inner.value)}`
        : `minus ${wrapped(node.inner, { least: prefixPower.negative, scope })}`;
    case "pointwise":
      return node.operation.words(node.inner.map((one) => wrapped(one, { least: prefixPower.negative, scope })));
    case "aggregate":
      return aggregatePhrase(node);
    case "binary":
      return binaryPhrase(node, scope);
    case "not":
      return `whether ${clause(node, { scope })}`;
  }
};

const comparisonClause = (
  { operator, left, right }: Extract<Typed, { kind: "binary" }>,
  { scope, holds }: { scope: Scope; holds: boolean },
): string => {
  const [yes, no] = comparisons[operator] as readonly [string, string];
  const side = (node: Typed, other: Typed): string => beside(node, other.type) || phrase(node, scope);
  return `${side(left, right)} ${holds ? yes : no} ${side(right, left)}`;
};

/** A condition as a clause, or its opposite. */
const clause = (node: Typed, { scope = "moment", holds = true }: { scope?: Scope; holds?: boolean } = {}): string => {
  const inside = (inner: Typed, join: "and" | "or"): string => {
    const words = clause(inner, { scope, holds });
    const other = holds ? "or" : "and";
    return inner.kind === "binary" && inner.operator === other && join === "and" ? `(${words})` : words;
  };
  const plainly = (words: string): string => (holds ? words : `it is not so that ${words}`);
  switch (node.kind) {
    case "not":
      return clause(node.inner, { scope, holds: !holds });
    case "fact":
      return holds ? node.fact.words : (node.fact.opposite ?? plainly(node.fact.words));
    case "field": {
      const words = node.type.kind === "condition" ? node.quantity.words : `${node.quantity.words} is not 0`;
      return plainly(scope === "whole" ? `${words} at the end` : words);
    }
    case "aggregate": {
      const inner = clause(node.inner, { scope: "moment" });
      return holds
        ? node.aggregate.words(inner)
        : (node.aggregate.opposite?.(inner) ?? plainly(node.aggregate.words(inner)));
    }
    case "binary": {
      const { operator, left, right } = node;
      if (isComparison(operator)) return comparisonClause(node, { scope, holds });
      if (operator !== "and" && operator !== "or") return plainly(`${phrase(node, scope)} is not 0`);
      // Of a denied pair each is denied, and the word between them is the other one.
      const join = (operator === "and") === holds ? "and" : "or";
      return `${inside(left, join)} ${join} ${inside(right, join)}`;
    }
    default:
      return plainly(`${phrase(node, scope)} is not 0`);
  }
};

/** The unit of a whole measure in words, where it has one. */
const unitOf = (node: Typed): string | undefined => {
  if (node.type.kind === "condition" || node.type.unit === null) return undefined;
  if (!isDimensionless(node.type.unit)) return unitWords(node.type.unit);
  return undefined;
};

/**
 * An expression in plain words: "horizontal position of the torso at the end, metres", "at every step height of the
 * torso is above 0.8 m".
 */
export const explainTyped = (node: Typed): string => {
  if (node.type.kind === "condition") return clause(node, { scope: "whole" });
  const unit = unitOf(node);
  return `${phrase(node, "whole")}${unit === undefined ? "" : `, ${unit}`}`;
};
