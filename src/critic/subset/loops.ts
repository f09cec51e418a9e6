import { ts } from "ts-morph";
import { constantValue, unwrapped } from "../../reward/constants.ts";
import { descendants } from "../../reward/project.ts";
import type { TypedView } from "../../reward/typed-view.ts";
import { isConst, targetOf, variableAt } from "../tree.ts";
import type { Breach } from "./types.ts";

/** Rounds of all nested loops together; a reward runs for every step of a training. */
const mostRounds = 10_000;
/** What a loop over an array counts for, its length being unknown here. */
const roundsOfArray = 16;

/**
 * A loop that its own shape bounds: `for … of` over an array, or a counter from a number to a number (or an array's
 * length) that only the loop itself moves.
 */
export const checkLoop = (node: ts.ForStatement | ts.ForOfStatement, view: TypedView): Breach | undefined => {
  const refused: Breach = { rule: "subset/loop", node };
  const rounds = roundsOf(node, view);
  if (rounds === undefined) return refused;
  let total = rounds;
  for (let outer = loopAround(node); outer !== undefined; outer = loopAround(outer)) {
    total *= roundsOf(outer, view) ?? 1;
  }
  return total > mostRounds
    ? { ...refused, message: `The loop runs ${total} rounds; ${mostRounds} is the limit` }
    : undefined;
};

const isLoop = (node: ts.Node): node is ts.ForStatement | ts.ForOfStatement =>
  ts.isForStatement(node) || ts.isForOfStatement(node);

const loopAround = (node: ts.Node): ts.ForStatement | ts.ForOfStatement | undefined =>
  ts.findAncestor(node.parent, (one) => (ts.isFunctionLike(one) ? "quit" : isLoop(one))) as
    | ts.ForStatement
    | ts.ForOfStatement
    | undefined;

const roundsOf = (node: ts.ForStatement | ts.ForOfStatement, view: TypedView): number | undefined => {
  if (ts.isForOfStatement(node)) {
    const isArray = view.checker.isArrayLikeType(view.checker.getTypeAtLocation(node.expression));
    return isArray && ts.isVariableDeclarationList(node.initializer) ? roundsOfArray : undefined;
  }
  const counter = counterOf(node);
  if (counter === undefined || node.condition === undefined || node.incrementor === undefined) return undefined;
  const bound = boundOf(node.condition, { name: counter.name, view });
  const step = stepOf(node.incrementor, counter.name);
  if (bound === undefined || step === undefined || isTouched(node.statement, counter.name)) return undefined;
  // Beyond 2^53 a counter stops moving; nothing sensible counts past a million.
  if (Math.max(Math.abs(counter.start), Math.abs(bound.value)) > 1e6) return undefined;
  const distance = bound.rising ? bound.value - counter.start : counter.start - bound.value;
  return bound.rising === step > 0 && step !== 0 ? Math.max(0, Math.ceil(distance / Math.abs(step)) + 1) : undefined;
};

const counterOf = ({ initializer }: ts.ForStatement): { name: string; start: number } | undefined => {
  if (initializer === undefined || !ts.isVariableDeclarationList(initializer)) return undefined;
  const [declaration] = initializer.declarations;
  if (declaration?.initializer === undefined || !ts.isIdentifier(declaration.name)) return undefined;
  const start = constantValue(declaration.initializer);
  return start === undefined ? undefined : { name: ts.idText(declaration.name), start };
};

const boundOf = (
  condition: ts.Expression,
  { name, view }: { name: string; view: TypedView },
): { value: number; rising: boolean } | undefined => {
  const node = unwrapped(condition);
  if (!ts.isBinaryExpression(node) || !isCounter(node.left, name)) return undefined;
  const operator = node.operatorToken.kind;
  const rising = operator === ts.SyntaxKind.LessThanToken || operator === ts.SyntaxKind.LessThanEqualsToken;
  const falling = operator === ts.SyntaxKind.GreaterThanToken || operator === ts.SyntaxKind.GreaterThanEqualsToken;
  if (!rising && !falling) return undefined;
  const value = boundValue(unwrapped(node.right), view);
  return value === undefined ? undefined : { value, rising };
};

const boundValue = (node: ts.Expression, view: TypedView): number | undefined => {
  const written = constantValue(node);
  if (written !== undefined) return Number.isFinite(written) ? written : undefined;
  if (ts.isPropertyAccessExpression(node) && ts.idText(node.name as ts.Identifier) === "length") {
    return view.checker.isArrayLikeType(view.checker.getTypeAtLocation(node.expression)) ? roundsOfArray : undefined;
  }
  const variable = ts.isIdentifier(node) ? variableAt(view, node) : undefined;
  return variable?.initializer !== undefined && isConst(variable) ? constantValue(variable.initializer) : undefined;
};

const stepOf = (incrementor: ts.Expression, name: string): number | undefined => {
  const node = unwrapped(incrementor);
  if (ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node)) {
    if (!isCounter(node.operand, name)) return undefined;
    if (node.operator === ts.SyntaxKind.PlusPlusToken) return 1;
    return node.operator === ts.SyntaxKind.MinusMinusToken ? -1 : undefined;
  }
  if (!ts.isBinaryExpression(node) || !isCounter(node.left, name)) return undefined;
  const value = constantValue(node.right);
  if (value === undefined || !Number.isFinite(value)) return undefined;
  if (node.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken) return value;
  return node.operatorToken.kind === ts.SyntaxKind.MinusEqualsToken ? -value : undefined;
};

const isCounter = (node: ts.Expression, name: string): boolean => {
  const inner = unwrapped(node);
  return ts.isIdentifier(inner) && ts.idText(inner) === name;
};

/** True where the loop's body writes the counter (or another variable of its name: then it should be renamed). */
const isTouched = (body: ts.Statement, name: string): boolean =>
  [...descendants(body)].some((node) => {
    const target = targetOf(node);
    return target !== undefined && isCounter(target, name);
  });
