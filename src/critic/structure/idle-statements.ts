import { ts } from "ts-morph";
import { unwrapped } from "../../reward/constants.ts";
import { cellKept } from "../../reward/memory-calls.ts";
import { descendants } from "../../reward/project.ts";
import type { TypedView } from "../../reward/typed-view.ts";
import { isConst, targetOf, variableAt } from "../tree.ts";

/** Statements that change nothing: a value that nobody takes, an empty branch, a factor of 0. */
export const idleStatements = (view: TypedView): { node: ts.Node; message: string }[] => {
  const found: { node: ts.Node; message: string }[] = [];
  for (const node of descendants(view.file)) {
    if (ts.isExpressionStatement(node) && isIdle(node.expression, view))
      found.push({ node, message: "What is computed here goes nowhere" });
    if (ts.isIfStatement(node) && node.elseStatement === undefined && isEmpty(node.thenStatement))
      found.push({ node, message: "This condition guards nothing" });
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AsteriskToken) {
      const zero = [node.left, node.right].find((side) => constantOf(side, view) === 0);
      if (zero !== undefined)
        found.push({ node, message: `'${zero.getText(view.file)}' is 0: what it multiplies counts for nothing` });
    }
  }
  return found;
};

const isEmpty = (node: ts.Statement): boolean =>
  ts.isEmptyStatement(node) || (ts.isBlock(node) && node.statements.length === 0);

/** Nothing in it writes, nor does what it calls. */
const isIdle = (node: ts.Expression, { file, checker }: TypedView): boolean =>
  [...descendants(node)].every((one) => {
    if (targetOf(one) !== undefined || cellKept(one) !== undefined) return false;
    if (!ts.isCallExpression(one) || !ts.isIdentifier(one.expression)) return true;
    const declarations = checker.getSymbolAtLocation(one.expression)?.declarations ?? [];
    return declarations.every(
      (declaration) =>
        declaration.getSourceFile() !== file ||
        ![...descendants(declaration)].some((inner) => targetOf(inner) !== undefined),
    );
  });

/** A plain number, or a constant of the module that is one. */
const constantOf = (node: ts.Expression, view: TypedView): number | undefined => {
  const inner = unwrapped(node);
  const variable = ts.isIdentifier(inner) ? variableAt(view, inner) : undefined;
  const value = variable !== undefined && isConst(variable) ? variable.initializer : inner;
  return value !== undefined && ts.isNumericLiteral(value) ? Number(value.text) : undefined;
};
