import { ts } from "ts-morph";
import { keyText } from "../../reward/records.ts";
import { both, conditional } from "./choices.ts";
import * as interval from "./intervals.ts";
import { conditionOf, not, undecided, type Machine } from "./machine.ts";
import { anyOf, assign, isMath, valueOfName } from "./names.ts";
import {
  allReads,
  anyNumber,
  constant,
  joined,
  nothingRead,
  unknown,
  type BooleanValue,
  type NumberValue,
  type Value,
} from "./value.ts";

/** The value of an expression; `unknown` where that is not told, never a finding. */
export const evaluate = (machine: Machine, node: ts.Expression): Value => {
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node)
  )
    return machine.evaluate(node.expression);
  if (ts.isNumericLiteral(node)) return constant(Number(node.text));
  if (ts.isStringLiteral(node)) return { kind: "text", text: node.text };
  if (node.kind === ts.SyntaxKind.TrueKeyword) return decided(true);
  if (node.kind === ts.SyntaxKind.FalseKeyword) return decided(false);
  if (ts.isIdentifier(node)) return valueOfName(machine, node);
  if (ts.isPropertyAccessExpression(node)) return member(machine, node);
  if (ts.isElementAccessExpression(node)) return element(machine, node);
  if (ts.isPrefixUnaryExpression(node)) return unary(machine, node);
  if (ts.isPostfixUnaryExpression(node))
    return counted(machine, node.operand, node.operator === ts.SyntaxKind.PlusPlusToken ? 1 : -1);
  if (ts.isBinaryExpression(node)) return binary(machine, node);
  if (ts.isConditionalExpression(node)) return conditional(machine, node);
  if (ts.isCallExpression(node)) return machine.call(node);
  if (ts.isArrayLiteralExpression(node)) return array(machine, node);
  if (ts.isObjectLiteralExpression(node)) return record(machine, node);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return { kind: "function", node };
  return unknown;
};

const decided = (value: boolean): BooleanValue => ({
  ...undecided(nothingRead),
  canBe: { true: value, false: !value },
});

const asNumber = (value: Value): NumberValue => (value.kind === "number" ? value : anyNumber(allReads([value])));

const member = (machine: Machine, node: ts.PropertyAccessExpression): Value => {
  const name = ts.idText(node.name as ts.Identifier);
  if (isMath(machine, node.expression)) {
    const value = (Math as unknown as Record<string, unknown>)[name];
    return typeof value === "number" ? constant(value) : unknown;
  }
  const target = machine.evaluate(node.expression);
  if (target.kind === "record") return target.entries.get(name) ?? unknown;
  if (target.kind === "vector" && name === "length" && target.isWhole) return constant(target.items.length);
  return anyOf(target);
};

const element = (machine: Machine, node: ts.ElementAccessExpression): Value => {
  const target = machine.evaluate(node.expression);
  const index = machine.evaluate(node.argumentExpression);
  if (target.kind !== "vector") return anyOf(target);
  if (index.kind === "number" && interval.isPoint(index) && target.isWhole) {
    const item = target.items[index.lo];
    if (item === undefined) {
      const from = node.expression.getText(machine.view.file).replaceAll(/\s+/g, " ").slice(0, 40);
      const many = target.items.length === 1 ? "element" : "elements";
      const message = `There is no element ${index.lo} in \`${from}\`, which has ${target.items.length} ${many}`;
      machine.analysis.report("structure/not-finite", node, message);
    }
    return item ?? unknown;
  }
  return target.items.length === 0 ? unknown : target.items.reduce((a, b) => joined(a, b, nothingRead));
};

const unary = (machine: Machine, node: ts.PrefixUnaryExpression): Value => {
  if (node.operator === ts.SyntaxKind.PlusPlusToken) return counted(machine, node.operand, 1);
  if (node.operator === ts.SyntaxKind.MinusMinusToken) return counted(machine, node.operand, -1);
  if (node.operator === ts.SyntaxKind.ExclamationToken) return not(conditionOf(machine, node.operand));
  const value = asNumber(machine.evaluate(node.operand));
  return node.operator === ts.SyntaxKind.MinusToken ? machine.arithmetic.negative(value) : value;
};

const counted = (machine: Machine, target: ts.Expression, by: number): Value => {
  const value = machine.arithmetic.sum(asNumber(machine.evaluate(target)), constant(by), target);
  assign(machine, target, value);
  return value;
};

const compound: ReadonlyMap<ts.SyntaxKind, ts.SyntaxKind> = new Map([
  [ts.SyntaxKind.PlusEqualsToken, ts.SyntaxKind.PlusToken],
  [ts.SyntaxKind.MinusEqualsToken, ts.SyntaxKind.MinusToken],
  [ts.SyntaxKind.AsteriskEqualsToken, ts.SyntaxKind.AsteriskToken],
  [ts.SyntaxKind.SlashEqualsToken, ts.SyntaxKind.SlashToken],
  [ts.SyntaxKind.AsteriskAsteriskEqualsToken, ts.SyntaxKind.AsteriskAsteriskToken],
]);

const binary = (machine: Machine, node: ts.BinaryExpression): Value => {
  const { kind } = node.operatorToken;
  if (kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken) return both(machine, node);
  if (kind === ts.SyntaxKind.EqualsToken) {
    const value = machine.evaluate(node.right);
    assign(machine, node.left, value);
    return value;
  }
  if (kind === ts.SyntaxKind.QuestionQuestionToken) return machine.evaluate(node.left);
  const [left, right] = [machine.evaluate(node.left), machine.evaluate(node.right)];
  const plain = compound.get(kind);
  if (plain === undefined && left.kind === "boolean" && right.kind === "boolean")
    return undecided(allReads([left, right]));
  const value = operation(machine, { kind: plain ?? kind, node }, asNumber(left), asNumber(right));
  if (plain !== undefined) assign(machine, node.left, value);
  return value;
};

const operation = (
  { arithmetic }: Machine,
  { kind, node }: { kind: ts.SyntaxKind; node: ts.Node },
  a: NumberValue,
  b: NumberValue,
): Value => {
  switch (kind) {
    case ts.SyntaxKind.PlusToken:
      return arithmetic.sum(a, b, node);
    case ts.SyntaxKind.MinusToken:
      return arithmetic.difference(a, b, node);
    case ts.SyntaxKind.AsteriskToken:
      return arithmetic.product(a, b, node);
    case ts.SyntaxKind.SlashToken:
      return arithmetic.quotient(a, b, node);
    case ts.SyntaxKind.AsteriskAsteriskToken:
      return arithmetic.raised(a, b, node);
    case ts.SyntaxKind.LessThanToken:
      return arithmetic.less(a, b, { node, isStrict: true });
    case ts.SyntaxKind.LessThanEqualsToken:
      return arithmetic.less(a, b, { node, isStrict: false });
    case ts.SyntaxKind.GreaterThanToken:
      return arithmetic.less(b, a, { node, isStrict: true });
    case ts.SyntaxKind.GreaterThanEqualsToken:
      return arithmetic.less(b, a, { node, isStrict: false });
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
      return arithmetic.equal(a, b, node);
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
      return not(arithmetic.equal(a, b, node));
    default:
      return anyNumber(allReads([a, b]));
  }
};

const array = (machine: Machine, node: ts.ArrayLiteralExpression): Value => {
  const items: Value[] = [];
  let isWhole = true;
  for (const entry of node.elements) {
    if (!ts.isSpreadElement(entry)) items.push(machine.evaluate(entry));
    else {
      const value = machine.evaluate(entry.expression);
      isWhole &&= value.kind === "vector" && value.isWhole;
      if (value.kind === "vector") items.push(...value.items);
    }
  }
  return { kind: "vector", items, isWhole };
};

const record = (machine: Machine, node: ts.ObjectLiteralExpression): Value => {
  const entries = new Map<string, Value>();
  for (const property of node.properties) {
    const name = property.name === undefined ? undefined : keyText(property.name);
    if (name === undefined) continue;
    if (ts.isPropertyAssignment(property)) entries.set(name, machine.evaluate(property.initializer));
    else if (ts.isShorthandPropertyAssignment(property)) entries.set(name, machine.evaluate(property.name));
  }
  return { kind: "record", entries };
};
