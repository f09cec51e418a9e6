import {
  dimensionless,
  isDimensionless,
  multiplyUnits,
  powerOfUnit,
  radians,
  sameUnit,
  seconds,
  unitText,
  withoutAngle,
  type Unit,
} from "../core/units.ts";
import { constantOf } from "./evaluate.ts";
import { aggregates, facts, laterFacts, pointwise } from "./functions.ts";
import { functionHint, isFunction, nameHint } from "./hints.ts";
import { problemAt, Unreadable } from "./problems.ts";
import { isComparison, type Node, type Span } from "./tree.ts";
import { isTheSame, type Aggregate, type Pointwise, type Type, type Typed } from "./typed.ts";
import type { MeasureProblem, Names, ProblemKind } from "./types.ts";

type Of<Kind extends Node["kind"]> = Extract<Node, { kind: Kind }>;
type Units = Pick<Type, "unit" | "freedom">;

const literal: Type = { kind: "number", size: null, unit: dimensionless, freedom: "literal" };
const conditionType: Type = { kind: "condition", size: null, unit: dimensionless, freedom: "none" };

/** Of a quote of the text. */
const longestQuote = 40;

/** Angles count as numbers where they meet anything but themselves; degrees do not. */
const agree = (a: Unit, b: Unit): boolean => sameUnit(withoutAngle(a), withoutAngle(b));

/** A number that is written down: it takes the unit of what it meets. */
const isFree = ({ type }: Typed): boolean => type.freedom === "literal";

const labelOf = ({ kind, unit, freedom }: Type): string => {
  if (kind === "condition") return "a condition";
  if (freedom === "literal" || unit === null) return "a number";
  return isDimensionless(unit) ? "no unit" : unitText(unit);
};

const vectorHint = (value: Typed): string => {
  const [element] = value.kind === "field" ? (value.quantity.elements ?? ["[0]"]) : [];
  const name = value.kind === "field" ? `${value.quantity.name}${element === "[0]" ? element : `.${element}`}` : "";
  return `Use norm(…) for its length, largest(…) or smallest(…)${name === "" ? "" : `, or one of its elements, ${name}`}.`;
};

/** The number that is written down as an exponent. */
const exponentOf = (node: Typed): number | undefined => {
  if (node.kind === "number") return node.value;
  if (node.kind === "negative" && node.inner.kind === "number") return -node.inner.value;
  return undefined;
};

/**
 * The meaning of a text: names looked up, kinds and units of all values. Unknown names, wrong arguments and vectors out
 * of place have no meaning and raise `Unreadable`; what does not fit together is said in `problems`, and has the value
 * that plain numbers would have.
 */
export const typeExpression = (
  root: Node,
  { text, names }: { text: string; names: Names },
): { typed: Typed; problems: MeasureProblem[] } => {
  const problems: MeasureProblem[] = [];
  const said = (span: Span, kind: ProblemKind, { message, hint }: { message: string; hint: string }) =>
    problemAt(span, { kind, message, hint });
  const partOf = ({ from, to }: Span): string => text.slice(from, to).trim();
  const quoted = (span: Span): string => {
    const part = partOf(span);
    return `'${part.length > longestQuote ? `${part.slice(0, longestQuote - 1)}…` : part}'`;
  };
  const named = (value: Typed): string => `${quoted(value)} (${labelOf(value.type)})`;

  /** The common unit of values that meet; where they have several it is said, unless weights make up for it. */
  const meet = (values: readonly Typed[], { span, verb }: { span: Span; verb: string }): Units => {
    const bound = values.filter((value) => !isFree(value));
    const [first, ...others] = bound;
    if (first === undefined) return literal;
    const freedom = bound.some(({ type }) => type.freedom === "weighted") ? "weighted" : "none";
    if (bound.some(({ type }) => type.unit === null)) return { unit: null, freedom };
    const other = others.find(({ type }) => !agree(first.type.unit as Unit, type.unit as Unit));
    if (other === undefined) return { unit: first.type.unit, freedom };
    if (freedom === "none") {
      const weight = `Give one of them a weight, a number that says how much of it counts: 0.1 * ${partOf(other)}.`;
      const hint = verb === "compared" ? "Compare quantities of one unit, or a quantity with a number." : weight;
      problems.push(said(span, "unit", { message: `${named(first)} and ${named(other)} are ${verb}`, hint }));
    }
    return { unit: null, freedom };
  };

  const sizeOf = (values: readonly Typed[], span: Span): number | null => {
    const sizes = [...new Set(values.flatMap(({ type }) => type.size ?? []))];
    if (sizes.length < 2) return sizes[0] ?? null;
    const message = `vectors of ${sizes.join(" and ")} numbers meet`;
    throw new Unreadable(said(span, "kind", { message, hint: "Use vectors of one length, or their elements." }));
  };

  const wantScalar = (value: Typed, what: string): void => {
    if (value.type.size === null) return;
    const message = `${quoted(value)} is a vector of ${value.type.size} numbers, and ${what}`;
    throw new Unreadable(said(value, "kind", { message, hint: vectorHint(value) }));
  };

  const wantCondition = (value: Typed, what: string): void => {
    wantScalar(value, what);
    const { kind, unit, freedom } = value.type;
    // Flags of other environments are numbers that say nothing of themselves.
    if (kind === "condition" || (unit === null && freedom === "none")) return;
    const message = `${quoted(value)} is a number${unit === null || isFree(value) ? "" : ` (${labelOf(value.type)})`}, and ${what}`;
    problems.push(said(value, "kind", { message, hint: `Compare it: ${partOf(value)} > 0.` }));
  };

  const wantNumber = (value: Typed, what: string): void => {
    const { unit, freedom } = value.type;
    if (unit === null || freedom !== "none" || isDimensionless(withoutAngle(unit))) return;
    const hint = `Divide it by a scale, the amount that counts as large: (${partOf(value)}) / 0.1.`;
    problems.push(said(value, "unit", { message: `${what} is taken of ${named(value)}`, hint }));
  };

  const nameType = ({ name, from, to }: Of<"name">): Typed => {
    if (name === "pi") return { from, to, kind: "number", value: Math.PI, type: literal };
    const fact = Object.hasOwn(facts, name) && !names.lacks?.includes(name) ? facts[name] : undefined;
    const quantity = fact === undefined ? names.find(name) : undefined;
    if (quantity !== undefined) {
      const { kind, size, unit } = quantity;
      return { from, to, kind: "field", quantity, type: { kind, size, unit, freedom: "none" } };
    }
    const known = fact ?? (Object.hasOwn(laterFacts, name) ? laterFacts[name] : undefined);
    if (known !== undefined) {
      const { kind, unit } = known;
      return { from, to, kind: "fact", fact: known, type: { kind, size: null, unit, freedom: "none" } };
    }
    const message = isFunction(name) ? `'${name}' is a function` : `there is no '${name}'`;
    throw new Unreadable(said({ from, to }, "name", { message, hint: nameHint(name, names) }));
  };

  const callType = ({ name, head, from, to, inner: nodes }: Of<"call">): Typed => {
    const aggregate = Object.hasOwn(aggregates, name) ? aggregates[name] : undefined;
    const operation = Object.hasOwn(pointwise, name) ? pointwise[name] : undefined;
    if (aggregate === undefined && operation === undefined) {
      const message = `there is no function '${name}'`;
      throw new Unreadable(said(head, "name", { message, hint: functionHint(name, names) }));
    }
    const inner = nodes.map(typeOf);
    const [only] = inner;
    if (aggregate !== undefined && only !== undefined && inner.length === 1) {
      const type = aggregateType(only, { name, aggregate });
      return { from, to, kind: "aggregate", name, aggregate, inner: only, type };
    }
    if (operation !== undefined && inner.length >= operation.least && inner.length <= operation.most) {
      const type = pointwiseType(inner, { name, operation, span: { from, to } });
      return { from, to, kind: "pointwise", name, operation, inner, type };
    }
    const usages = [aggregate?.usage, operation?.usage].filter((usage) => usage !== undefined);
    const message = `'${name}' does not take ${inner.length} argument${inner.length === 1 ? "" : "s"}`;
    throw new Unreadable(said({ from, to }, "arguments", { message, hint: `It is written ${usages.join(" or ")}.` }));
  };

  const aggregateType = (inner: Typed, { name, aggregate }: { name: string; aggregate: Aggregate }): Type => {
    if (aggregate.argument === "condition") wantCondition(inner, `'${name}' is of a condition`);
    switch (aggregate.result) {
      case "condition":
        return conditionType;
      case "share":
        return { ...conditionType, kind: "number" };
      case "seconds":
        return { ...conditionType, kind: "number", unit: seconds };
      case "number":
        return { ...inner.type, kind: "number" };
      case "same":
        return inner.type;
    }
  };

  const pointwiseType = (
    inner: readonly Typed[],
    { name, operation, span }: { name: string; operation: Pointwise; span: Span },
  ): Type => {
    const size = operation.gathers ? null : sizeOf(inner, span);
    const [first] = inner as [Typed, ...Typed[]];
    const verb = `taken together in '${name}'`;
    const numbers = (units: Units): Type => ({ kind: "number", size, ...units });
    switch (operation.unit) {
      case "same":
        return numbers(meet(inner, { span, verb }));
      case "turn":
        meet(inner, { span, verb });
        return numbers({ unit: radians, freedom: "none" });
      case "root":
        return numbers({ unit: powerOfUnit(first.type.unit, 0.5), freedom: first.type.freedom });
      case "number":
        wantNumber(first, `'${name}'`);
        return numbers({ unit: dimensionless, freedom: isFree(first) ? "literal" : "none" });
      case "plain":
        return numbers({ unit: dimensionless, freedom: "none" });
    }
  };

  const comparison = (node: Of<"binary">, { left, right }: { left: Typed; right: Typed }): Type => {
    for (const side of [left, right]) wantScalar(side, "a comparison is of single numbers");
    const before = node.left;
    if (before.kind !== "binary" || before.wrapped || !isComparison(before.operator)) {
      meet([left, right], { span: node, verb: "compared" });
      return conditionType;
    }
    const hint = `Write ${partOf(before)} and ${partOf(before.right)} ${node.operator} ${partOf(node.right)}.`;
    problems.push(said(node, "kind", { message: "a comparison is compared once more", hint }));
    return conditionType;
  };

  const powerType = (base: Typed, { exponent, span }: { exponent: Typed; span: Span }): Units => {
    wantNumber(exponent, "an exponent");
    if (isFree(base)) return isFree(exponent) ? literal : { unit: dimensionless, freedom: "none" };
    const { unit, freedom } = base.type;
    const value = exponentOf(exponent);
    if (value !== undefined) return { unit: powerOfUnit(unit, value), freedom };
    if (unit === null || isDimensionless(withoutAngle(unit))) return { unit, freedom };
    if (!isFree(exponent)) {
      const message = `${named(base)} has an exponent that changes, and so no unit`;
      problems.push(said(span, "unit", { message, hint: "Write the exponent as a number." }));
    }
    return { unit: null, freedom };
  };

  const productType = (left: Typed, { right, power }: { right: Typed; power: 1 | -1 }): Units => {
    if (isFree(left) && isFree(right)) return literal;
    const weighted = [left, right].some(({ type }) => type.freedom !== "none");
    return {
      unit: multiplyUnits(left.type.unit, right.type.unit, power),
      freedom: weighted ? "weighted" : "none",
    };
  };

  const binaryType = (node: Of<"binary">, { left, right }: { left: Typed; right: Typed }): Type => {
    const { operator, from, to } = node;
    const span = { from, to };
    if (operator === "and" || operator === "or") {
      for (const side of [left, right]) wantCondition(side, `'${operator}' joins conditions`);
      return conditionType;
    }
    if (isComparison(operator)) return comparison(node, { left, right });
    const size = sizeOf([left, right], span);
    const numbers = (units: Units): Type => ({ kind: "number", size, ...units });
    switch (operator) {
      case "*":
        return numbers(productType(left, { right, power: 1 }));
      case "/":
        if (constantOf(right) === 0)
          problems.push(
            said(right, "kind", {
              message: `${quoted(left)} is divided by 0`,
              hint: "Divide by a scale, the amount that counts as large.",
            }),
          );
        return numbers(productType(left, { right, power: -1 }));
      case "^":
        return numbers(powerType(left, { exponent: right, span }));
      default:
        return numbers(meet([left, right], { span, verb: operator === "+" ? "added" : "subtracted" }));
    }
  };

  const typeOf = (node: Node): Typed => {
    const { from, to } = node;
    switch (node.kind) {
      case "number":
        return { from, to, kind: "number", value: node.value, type: literal };
      case "name":
        return nameType(node);
      case "call":
        return callType(node);
      case "negative": {
        const inner = typeOf(node.inner);
        return { from, to, kind: "negative", inner, type: { ...inner.type, kind: "number" } };
      }
      case "not": {
        const inner = typeOf(node.inner);
        wantCondition(inner, "'not' is of a condition");
        return { from, to, kind: "not", inner, type: conditionType };
      }
      case "binary": {
        const sides = { left: typeOf(node.left), right: typeOf(node.right) };
        return { from, to, kind: "binary", operator: node.operator, ...sides, type: binaryType(node, sides) };
      }
    }
  };

  const typed = typeOf(root);
  wantScalar(typed, "an expression has one number");
  // A plain 0 is the measure of who has none (`--task none`).
  if (isTheSame(typed) && constantOf(typed) !== 0)
    problems.push(
      said(root, "kind", {
        message: `${quoted(root)} is the same in every episode`,
        hint: `Name what is to be measured: ${names.known[0] === undefined ? "return" : `last(${names.known[0]})`}.`,
      }),
    );
  return { typed, problems };
};
