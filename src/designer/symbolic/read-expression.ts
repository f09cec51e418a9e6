import { ts } from "ts-morph";
import type { ArithmeticOperator, Comparison, Condition, Expression, Read, UnaryFunction } from "./grammar.ts";
import { isExact, negate } from "./grammar.ts";
import { columnAt, type World } from "./columns.ts";

/** The program says something that the grammar does not. */
export class Unreadable extends Error {}

/** A `const` of the program: what it stands for, and of what is taken from a record which member of it. */
export type Binding = { value: ts.Expression; member?: string };

export type Context = {
  world: World;
  records: ReadonlyMap<string, { of: Expression; direction: "up" | "down" }>;
  bindings: ReadonlyMap<string, Binding>;
  /** Cells as an episode begins; null where nothing may keep one. */
  cells: ReadonlyMap<string, number> | null;
  /** So many parts more may be read: constants made of constants double what they stand for. */
  room: { left: number };
};

const operators = new Map<ts.SyntaxKind, ArithmeticOperator>([
  [ts.SyntaxKind.PlusToken, "+"],
  [ts.SyntaxKind.MinusToken, "-"],
  [ts.SyntaxKind.AsteriskToken, "*"],
  [ts.SyntaxKind.SlashToken, "/"],
  [ts.SyntaxKind.AsteriskAsteriskToken, "**"],
]);

const functions: readonly UnaryFunction[] = ["Math.abs", "Math.sqrt", "Math.cos", "Math.sin", "Math.tanh", "wrapAngle"];

const sources: readonly Read["source"][] = ["state", "next", "action"];

const comparisons = new Map<ts.SyntaxKind, Comparison>([
  [ts.SyntaxKind.LessThanToken, "<"],
  [ts.SyntaxKind.LessThanEqualsToken, "<="],
  [ts.SyntaxKind.GreaterThanToken, ">"],
  [ts.SyntaxKind.GreaterThanEqualsToken, ">="],
]);

export const inner = (node: ts.Expression): ts.Expression =>
  ts.isParenthesizedExpression(node) ? inner(node.expression) : node;

/** `next.torso.x` → ["next", "torso", "x"], and so `x` after `const { x } = next.torso`. */
export const dotted = (node: ts.Expression, bindings?: Context["bindings"]): string[] => {
  if (ts.isIdentifier(node)) {
    const bound = bindings?.get(node.text);
    if (bound === undefined) return [node.text];
    return [...dotted(inner(bound.value), bindings), ...(bound.member === undefined ? [] : [bound.member])];
  }
  if (ts.isPropertyAccessExpression(node)) return [...dotted(node.expression, bindings), node.name.text];
  throw new Unreadable(node.getText());
};

const isSource = (text: string | undefined): text is Read["source"] => sources.includes(text as Read["source"]);

const place = (node: ts.Expression, { bindings }: Context): { source: Read["source"]; path: string } => {
  const [source, ...path] = dotted(node, bindings);
  if (!isSource(source) || path.length === 0) throw new Unreadable(node.getText());
  return { source, path: path.join(".") };
};

export const literal = (node: ts.Expression): number => {
  if (ts.isIdentifier(node) && node.text === "Infinity") return Number.POSITIVE_INFINITY;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) return -literal(node.operand);
  throw new Unreadable(node.getText());
};

export const member = (object: ts.ObjectLiteralExpression, name: string): ts.Expression => {
  const found = object.properties.find(
    (property): property is ts.PropertyAssignment =>
      ts.isPropertyAssignment(property) && ts.isIdentifier(property.name) && property.name.text === name,
  );
  if (found === undefined) throw new Unreadable(name);
  return found.initializer;
};

const readTolerance = (node: ts.CallExpression, context: Context): Expression => {
  const [value, options] = node.arguments;
  if (value === undefined || options === undefined || !ts.isObjectLiteralExpression(options)) {
    throw new Unreadable(node.getText());
  }
  const bounds = member(options, "bounds");
  if (!ts.isArrayLiteralExpression(bounds) || bounds.elements.length !== 2 || options.properties.length !== 2) {
    throw new Unreadable(node.getText());
  }
  const ends: [number, number] = [
    literal(bounds.elements[0] as ts.Expression),
    literal(bounds.elements[1] as ts.Expression),
  ];
  return {
    kind: "tolerance",
    of: readExpression(value, context),
    bounds: ends,
    margin: literal(member(options, "margin")),
    ...(ends.some(isExact) && { exact: true }),
  };
};

const readCall = (node: ts.CallExpression, context: Context): Expression => {
  const name = dotted(node.expression).join(".");
  const [first, second, third] = node.arguments;
  if (first === undefined) throw new Unreadable(node.getText());
  if (name === "tolerance") return readTolerance(node, context);
  if (name === "norm") return { kind: "norm", ...place(first, context) };
  if (name === "clamp" && second !== undefined && third !== undefined) {
    return { kind: "clamp", of: readExpression(first, context), low: literal(second), high: literal(third) };
  }
  if (name === "clip" && second !== undefined) {
    return { kind: "clip", of: readExpression(first, context), threshold: readExpression(second, context) };
  }
  if ((name === "once" || name === "delta") && second !== undefined && third !== undefined) {
    const start = ts.isStringLiteral(second) ? context.cells?.get(second.text) : undefined;
    // A cell that is not 0 at first is one that pays never.
    if (start === undefined || (name === "once" && start !== 0)) throw new Unreadable(node.getText());
    return name === "once"
      ? { kind: "once", of: readCondition(third, context) }
      : { kind: "delta", of: readExpression(third, context), start };
  }
  const known = functions.find((candidate) => candidate === name);
  if (known === undefined || node.arguments.length !== 1) throw new Unreadable(node.getText());
  return { kind: "call", name: known, of: readExpression(first, context) };
};

export const memoryName = (node: ts.Expression): string | undefined =>
  ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "memory"
    ? node.name.text
    : undefined;

/** `memory.highestX - highestX` or `lowestX - memory.lowestX` */
const readRecord = (node: ts.BinaryExpression, records: Context["records"]): Expression | undefined => {
  if (node.operatorToken.kind !== ts.SyntaxKind.MinusToken) return undefined;
  const name = memoryName(node.left) ?? memoryName(node.right);
  if (name === undefined) return undefined;
  const record = records.get(name);
  const other = memoryName(node.left) === undefined ? node.left : node.right;
  const up = memoryName(node.left) !== undefined;
  if (record === undefined || !ts.isIdentifier(other) || other.text !== name || up !== (record.direction === "up")) {
    throw new Unreadable(node.getText());
  }
  return { kind: "record", ...record };
};

const readBinary = (node: ts.BinaryExpression, context: Context): Expression => {
  const record = readRecord(node, context.records);
  if (record !== undefined) return record;
  const operator = operators.get(node.operatorToken.kind);
  if (operator === undefined) throw new Unreadable(node.getText());
  return {
    kind: "binary",
    operator,
    left: readExpression(node.left, context),
    right: readExpression(node.right, context),
  };
};

const spend = ({ room }: Context): void => {
  if (room.left-- <= 0) throw new Unreadable("too long");
};

const readCondition = (wrapped: ts.Expression, context: Context): Condition => {
  const node = inner(wrapped);
  spend(context);
  if (ts.isIdentifier(node)) {
    const bound = context.bindings.get(node.text);
    if (bound !== undefined && bound.member === undefined) return readCondition(bound.value, context);
  }
  if (!ts.isBinaryExpression(node)) return { kind: "flag", of: readField(node, context) };
  const { operatorToken, left, right } = node;
  const comparison = comparisons.get(operatorToken.kind);
  if (comparison !== undefined) {
    const sides = { left: readExpression(left, context), right: readExpression(right, context) };
    return { kind: "compare", operator: comparison, ...sides };
  }
  const operator = operatorToken.getText();
  if (operator !== "&&" && operator !== "||") throw new Unreadable(node.getText());
  return { kind: "logic", operator, left: readCondition(left, context), right: readCondition(right, context) };
};

const readChoice = (node: ts.ConditionalExpression, context: Context): Expression => {
  const condition = inner(node.condition);
  const last = readExpression(node.whenTrue, context);
  const until = readExpression(node.whenFalse, context);
  if (ts.isIdentifier(condition) && condition.text === "terminated") return { kind: "ended", last, until };
  if (last.kind !== "number" || last.value !== 1 || until.kind !== "number" || until.value !== 0) {
    throw new Unreadable(node.getText());
  }
  return readCondition(condition, context);
};

const readField = (node: ts.Expression, context: Context): Read => {
  const indexed = ts.isElementAccessExpression(node);
  const of = place(indexed ? node.expression : node, context);
  const read: Read = { kind: "read", ...of, index: indexed ? literal(node.argumentExpression) : null };
  const { world } = context;
  if (columnAt(of.source === "action" ? world.action : world.state, read) === undefined) {
    throw new Unreadable(node.getText());
  }
  return read;
};

const numberOf = (value: number): Expression => ({ kind: "number", value, ...(isExact(value) && { exact: true }) });

/** A term as the grammar says it; throws Unreadable where it does not. */
export const readExpression = (wrapped: ts.Expression, context: Context): Expression => {
  const node = inner(wrapped);
  spend(context);
  if (ts.isNumericLiteral(node)) return numberOf(literal(node));
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    const operand = inner(node.operand);
    return ts.isNumericLiteral(operand) ? numberOf(-literal(operand)) : negate(readExpression(operand, context));
  }
  if (ts.isIdentifier(node)) {
    const bound = context.bindings.get(node.text);
    if (bound !== undefined && bound.member === undefined) return readExpression(bound.value, context);
    if (node.text === "dt") return { kind: "dt" };
  }
  if (ts.isBinaryExpression(node)) return readBinary(node, context);
  if (ts.isCallExpression(node)) return readCall(node, context);
  if (ts.isConditionalExpression(node)) return readChoice(node, context);
  return readField(node, context);
};
