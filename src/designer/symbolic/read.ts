import { ts } from "ts-morph";
import type { ArithmeticOperator, Expression, Read, UnaryFunction } from "./grammar.ts";
import { isExact, negate } from "./grammar.ts";
import { columnAt, type World } from "./columns.ts";
import type { Gene, Genome } from "./genome.ts";

/** Thrown inside this file only: the program says something that the grammar does not. */
class Unreadable extends Error {}

type Records = Map<string, { of: Expression; direction: "up" | "down" }>;

const operators = new Map<ts.SyntaxKind, ArithmeticOperator>([
  [ts.SyntaxKind.PlusToken, "+"],
  [ts.SyntaxKind.MinusToken, "-"],
  [ts.SyntaxKind.AsteriskToken, "*"],
  [ts.SyntaxKind.SlashToken, "/"],
  [ts.SyntaxKind.AsteriskAsteriskToken, "**"],
]);

const functions: readonly UnaryFunction[] = ["Math.abs", "Math.sqrt", "Math.cos", "Math.sin", "Math.tanh", "wrapAngle"];

const sources: readonly Read["source"][] = ["state", "next", "action"];

const inner = (node: ts.Expression): ts.Expression =>
  ts.isParenthesizedExpression(node) ? inner(node.expression) : node;

/** `next.torso.x` → ["next", "torso", "x"] */
const dotted = (node: ts.Expression): string[] => {
  if (ts.isIdentifier(node)) return [node.text];
  if (ts.isPropertyAccessExpression(node)) return [...dotted(node.expression), node.name.text];
  throw new Unreadable(node.getText());
};

const isSource = (text: string | undefined): text is Read["source"] => sources.includes(text as Read["source"]);

const place = (node: ts.Expression): { source: Read["source"]; path: string } => {
  const [source, ...path] = dotted(node);
  if (!isSource(source) || path.length === 0) throw new Unreadable(node.getText());
  return { source, path: path.join(".") };
};

const literal = (node: ts.Expression): number => {
  if (ts.isIdentifier(node) && node.text === "Infinity") return Number.POSITIVE_INFINITY;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) return -literal(node.operand);
  throw new Unreadable(node.getText());
};

const member = (object: ts.ObjectLiteralExpression, name: string): ts.Expression => {
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
  if (name === "norm") return { kind: "norm", ...place(first) };
  if (name === "clamp" && second !== undefined && third !== undefined) {
    return { kind: "clamp", of: readExpression(first, context), low: literal(second), high: literal(third) };
  }
  const known = functions.find((candidate) => candidate === name);
  if (known === undefined || node.arguments.length !== 1) throw new Unreadable(node.getText());
  return { kind: "call", name: known, of: readExpression(first, context) };
};

const memoryName = (node: ts.Expression): string | undefined =>
  ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "memory"
    ? node.name.text
    : undefined;

/** `memory.highestX - highestX` or `lowestX - memory.lowestX` */
const readRecord = (node: ts.BinaryExpression, records: Records): Expression | undefined => {
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

type Context = { world: World; records: Records };

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

const readChoice = (node: ts.ConditionalExpression, context: Context): Expression => {
  const condition = inner(node.condition);
  const last = readExpression(node.whenTrue, context);
  const until = readExpression(node.whenFalse, context);
  if (ts.isIdentifier(condition) && condition.text === "terminated") return { kind: "ended", last, until };
  const of = readField(condition, context.world);
  if (last.kind !== "number" || last.value !== 1 || until.kind !== "number" || until.value !== 0) {
    throw new Unreadable(node.getText());
  }
  return { kind: "flag", of };
};

const readField = (node: ts.Expression, world: World): Read => {
  const indexed = ts.isElementAccessExpression(node);
  const of = place(indexed ? node.expression : node);
  const read: Read = { kind: "read", ...of, index: indexed ? literal(node.argumentExpression) : null };
  if (columnAt(of.source === "action" ? world.action : world.state, read) === undefined) {
    throw new Unreadable(node.getText());
  }
  return read;
};

const numberOf = (value: number): Expression => ({ kind: "number", value, ...(isExact(value) && { exact: true }) });

const readExpression = (wrapped: ts.Expression, context: Context): Expression => {
  const node = inner(wrapped);
  if (ts.isNumericLiteral(node)) return numberOf(literal(node));
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    const operand = inner(node.operand);
    return ts.isNumericLiteral(operand) ? numberOf(-literal(operand)) : negate(readExpression(operand, context));
  }
  if (ts.isIdentifier(node) && node.text === "dt") return { kind: "dt" };
  if (ts.isBinaryExpression(node)) return readBinary(node, context);
  if (ts.isCallExpression(node)) return readCall(node, context);
  if (ts.isConditionalExpression(node)) return readChoice(node, context);
  return readField(node, context.world);
};

/** `memory.N = Math.max(N, value)` → N records value upwards. */
const readRecords = (body: ts.Block, world: World): Records => {
  const records: Records = new Map();
  for (const statement of body.statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) continue;
    const { left, operatorToken, right } = statement.expression;
    const name = memoryName(left);
    if (name === undefined || operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isCallExpression(right)) continue;
    const extreme = dotted(right.expression).join(".");
    const [old, value] = right.arguments;
    if (old === undefined || value === undefined || !ts.isIdentifier(old) || old.text !== name) continue;
    if (extreme !== "Math.max" && extreme !== "Math.min") continue;
    records.set(name, {
      of: readExpression(value, { world, records: new Map() }),
      direction: extreme === "Math.max" ? "up" : "down",
    });
  }
  return records;
};

const exportedObject = (file: ts.SourceFile, name: string): ts.ObjectLiteralExpression | undefined => {
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const declaration of statement.declarationList.declarations) {
      const { initializer } = declaration;
      if (!ts.isIdentifier(declaration.name) || declaration.name.text !== name || initializer === undefined) continue;
      if (ts.isObjectLiteralExpression(initializer)) return initializer;
    }
  }
  return undefined;
};

const readGenes = (file: ts.SourceFile, world: World): Gene[] => {
  const weights = exportedObject(file, "weights");
  const terms = file.statements.find(
    (statement): statement is ts.FunctionDeclaration =>
      ts.isFunctionDeclaration(statement) && statement.name?.text === "terms",
  );
  const answer = terms?.body?.statements.find(ts.isReturnStatement)?.expression;
  if (weights === undefined || terms?.body === undefined || answer === undefined) return [];
  const returned = inner(answer);
  if (!ts.isObjectLiteralExpression(returned)) return [];
  const context: Context = { world, records: readRecords(terms.body, world) };
  return returned.properties.flatMap((property): Gene[] => {
    if (!ts.isPropertyAssignment(property) || !ts.isIdentifier(property.name)) return [];
    const name = property.name.text;
    try {
      const weight = literal(inner(member(weights, name)));
      const expression = readExpression(property.initializer, context);
      return weight === 0
        ? []
        : [{ name, weight: Math.abs(weight), expression: weight < 0 ? negate(expression) : expression }];
    } catch (thrown) {
      if (thrown instanceof Unreadable) return [];
      throw thrown;
    }
  });
};

/**
 * The genome of a program text: the inverse of `printGenome`. Of another designer's program the terms that the grammar
 * can say are kept, so that it can be built upon; an empty genome where there are none. Never throws for what the text
 * holds.
 */
export const readGenome = (text: string, world: World): Genome => {
  try {
    const file = ts.createSourceFile("reward.ts", text, ts.ScriptTarget.ESNext, true);
    return readGenes(file, world);
  } catch {
    return []; // Unreadable, or nested so deep that reading ran out of stack.
  }
};
