import { ts } from "ts-morph";
import type { TypedView } from "../reward/typed-view.ts";

/** Looked up once a program: checks meet the same names many times. */
const symbols = new WeakMap<TypedView, Map<ts.Node, ts.Symbol | undefined>>();

/** What a name stands for, also where it is written short: `{ lean }`. */
export const symbolAt = (view: TypedView, node: ts.Node): ts.Symbol | undefined => {
  const known = symbols.get(view) ?? new Map<ts.Node, ts.Symbol | undefined>();
  symbols.set(view, known);
  if (known.has(node)) return known.get(node);
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? view.checker.getShorthandAssignmentValueSymbol(node.parent)
    : view.checker.getSymbolAtLocation(node);
  known.set(node, symbol);
  return symbol;
};

/** Where the program itself declares a name; undefined for what comes from outside. */
export const declarationAt = (view: TypedView, node: ts.Node): ts.Declaration | undefined =>
  symbolAt(view, node)?.declarations?.find((one) => one.getSourceFile() === view.file);

/** The variable of the program that a name stands for, if it is one. */
export const variableAt = (view: TypedView, node: ts.Node): ts.VariableDeclaration | undefined => {
  const declaration = declarationAt(view, node);
  return declaration !== undefined && ts.isVariableDeclaration(declaration) ? declaration : undefined;
};

/** Never given another value. */
export const isConst = ({ parent }: ts.VariableDeclaration): boolean => (parent.flags & ts.NodeFlags.Const) !== 0;

/** All nodes that a value is computed by: its own, and those of the variables and functions of the program that it uses. */
export const nodesBehind = (view: TypedView, roots: readonly ts.Node[]): ReadonlySet<ts.Node> => {
  const found = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    if (found.has(node)) return;
    found.add(node);
    const declaration = ts.isIdentifier(node) ? declarationAt(view, node) : undefined;
    if (declaration !== undefined && isValue(declaration)) visit(declaration);
    ts.forEachChild(node, visit);
  };
  roots.forEach(visit);
  return found;
};

const isValue = (node: ts.Node): boolean =>
  ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node);

const comparing: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
]);

/** Tells one case from another. */
export const isCase = (node: ts.Node): boolean =>
  ts.isConditionalExpression(node) ||
  ts.isIfStatement(node) ||
  (ts.isBinaryExpression(node) && comparing.has(node.operatorToken.kind));

/** A call of one of these functions, whatever they are called on: `clamp`, `Math.max`, `torque.filter`. */
export const isCallOf = (node: ts.Node, name: RegExp): boolean => {
  if (!ts.isCallExpression(node)) return false;
  const { expression } = node;
  return name.test((ts.isPropertyAccessExpression(expression) ? expression.name : expression).getText());
};

/** What `x = …`, `x += …`, `x++` writes; undefined for anything else. */
export const targetOf = (node: ts.Node): ts.Expression | undefined => {
  if (ts.isParenthesizedExpression(node)) return targetOf(node.expression);
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment ? node.left : undefined;
  }
  const isStep =
    (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) &&
    (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken);
  return isStep ? node.operand : undefined;
};

/** Whether the expression stands where it is written to. */
export const isWritten = (node: ts.Expression): boolean => targetOf(node.parent) === node;

/** Of `memory` in the step that `terms` takes; undefined where it has none, or no type. */
export const memoryType = ({ exports, checker }: TypedView): ts.Type | undefined => {
  const step = exports.terms?.parameters[0];
  const memory = step?.type === undefined ? undefined : checker.getTypeAtLocation(step.type).getProperty("memory");
  return step === undefined || memory === undefined ? undefined : checker.getTypeOfSymbolAtLocation(memory, step);
};
