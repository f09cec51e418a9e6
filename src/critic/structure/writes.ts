import { ts } from "ts-morph";

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
