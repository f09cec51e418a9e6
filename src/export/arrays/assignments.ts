import { ts } from "ts-morph";
import { unwrapped } from "../../reward/constants.ts";
import { computes } from "../assignment-operators.ts";
import { untranslatable } from "../python/context.ts";
import { evaluate, read, write, type Machine, type Scope } from "./machine.ts";
import { binaryOperators } from "./operators.ts";
import { cellOf } from "./scope.ts";
import { nothing, numeric, record, type Value } from "./value.ts";

const kind = ts.SyntaxKind;

export const isAssignment = (operator: ts.SyntaxKind): boolean => computes.has(operator);

type Place = { read(): Value; write(value: Value): void };

/** A variable, or an entry of a record that may be written. */
const placeOf = (target: ts.Expression, machine: Machine, scope: Scope): Place => {
  const node = unwrapped(target);
  if (ts.isIdentifier(node)) {
    const cell = cellOf(scope, ts.idText(node));
    if (cell === undefined) throw untranslatable(node, "it cannot be assigned");
    return { read: () => read(machine, cell), write: (value) => write(machine, cell, value) };
  }
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) {
    throw untranslatable(node, "only variables and members can be assigned");
  }
  const base = evaluate(machine, node.expression, scope);
  const key = ts.isPropertyAccessExpression(node)
    ? ts.idText(node.name as ts.Identifier)
    : keyOf(evaluate(machine, node.argumentExpression, scope));
  if (base.kind !== "reference" || key === undefined) throw untranslatable(node, "this record cannot be written");
  const { cell } = base;
  const entries = (): ReadonlyMap<string, Value> => {
    const held = read(machine, cell);
    return held.kind === "record" ? held.entries : new Map();
  };
  return {
    read: () => entries().get(key) ?? nothing,
    write: (value) => write(machine, cell, record([...entries(), [key, value]])),
  };
};

const keyOf = (value: Value): string | undefined => (value.kind === "text" ? value.text : undefined);

/** Gives what it has assigned. */
export const assign = (node: ts.BinaryExpression, machine: Machine, scope: Scope): Value => {
  const place = placeOf(node.left, machine, scope);
  const token = computes.get(node.operatorToken.kind);
  const compute = token === undefined ? undefined : binaryOperators.get(token);
  const before = compute === undefined ? nothing : place.read();
  const right = evaluate(machine, node.right, scope);
  const value = compute === undefined ? right : compute(machine, before, right);
  place.write(value);
  return value;
};

/** `++x` gives the new value, `x++` the old. */
export const stepped = (
  node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
  machine: Machine,
  scope: Scope,
): Value => {
  const { graph } = machine;
  const place = placeOf(node.operand, machine, scope);
  const before = machine.toNumber(place.read());
  const isUp = node.operator === kind.PlusPlusToken;
  const after = graph.apply(isUp ? "+" : "-", before, graph.constant(1));
  place.write(numeric(after));
  return numeric(ts.isPrefixUnaryExpression(node) ? after : before);
};
