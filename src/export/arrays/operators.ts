import { ts } from "ts-morph";
import { over, type Machine } from "./machine.ts";
import { logical, numeric, type Value } from "./value.ts";

const kind = ts.SyntaxKind;

type Compute = (machine: Machine, left: Value, right: Value) => Value;

const arithmetic =
  (op: "+" | "-" | "*" | "/" | "%" | "**"): Compute =>
  ({ graph, toNumber }, left, right) =>
    numeric(graph.apply(op, toNumber(left), toNumber(right)));

const comparison =
  (op: "<" | "<=" | ">" | ">="): Compute =>
  ({ graph, toNumber }, left, right) =>
    logical(graph.apply(op, toNumber(left), toNumber(right)));

/** `===`, or `==` where booleans count as numbers. */
export const equal = (
  machine: Machine,
  { left, right, isStrict }: { left: Value; right: Value; isStrict: boolean },
): Value => {
  const { graph, toNumber } = machine;
  return over(machine, left, (one) =>
    over(machine, right, (other) => {
      if (one.kind === "boolean" && other.kind === "boolean") return logical(graph.same(one.node, other.node));
      if (one.kind === "number" && other.kind === "number") return logical(graph.apply("==", one.node, other.node));
      const areNumbers = [one, other].every(({ kind: what }) => what === "number" || what === "boolean");
      if (areNumbers && !isStrict) return logical(graph.apply("==", toNumber(one), toNumber(other)));
      const isSame =
        one.kind === "text" && other.kind === "text"
          ? one.text === other.text
          : one === other || (one.kind === "undefined" && other.kind === "undefined");
      return logical(graph.constant(isSame));
    }),
  );
};

const equality =
  ({ isStrict, isNegated }: { isStrict: boolean; isNegated: boolean }): Compute =>
  (machine, left, right) => {
    const isEqual = machine.truth(equal(machine, { left, right, isStrict }));
    return logical(isNegated ? machine.graph.not(isEqual) : isEqual);
  };

/** The operators whose both sides are always computed. */
export const binaryOperators: ReadonlyMap<ts.SyntaxKind, Compute> = new Map<ts.SyntaxKind, Compute>([
  [kind.PlusToken, arithmetic("+")],
  [kind.MinusToken, arithmetic("-")],
  [kind.AsteriskToken, arithmetic("*")],
  [kind.SlashToken, arithmetic("/")],
  [kind.PercentToken, arithmetic("%")],
  [kind.AsteriskAsteriskToken, arithmetic("**")],
  [kind.LessThanToken, comparison("<")],
  [kind.LessThanEqualsToken, comparison("<=")],
  [kind.GreaterThanToken, comparison(">")],
  [kind.GreaterThanEqualsToken, comparison(">=")],
  [kind.EqualsEqualsToken, equality({ isStrict: false, isNegated: false })],
  [kind.EqualsEqualsEqualsToken, equality({ isStrict: true, isNegated: false })],
  [kind.ExclamationEqualsToken, equality({ isStrict: false, isNegated: true })],
  [kind.ExclamationEqualsEqualsToken, equality({ isStrict: true, isNegated: true })],
]);
