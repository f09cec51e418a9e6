import { ts } from "ts-morph";

/** The expression without parentheses, `as …` and `satisfies …`, which say nothing at run time. */
export const unwrapped = (expression: ts.Expression): ts.Expression => {
  let inner = expression;
  while (ts.isParenthesizedExpression(inner) || ts.isAsExpression(inner) || ts.isSatisfiesExpression(inner)) {
    inner = inner.expression;
  }
  return inner;
};

/** The value of an arithmetic expression of number literals, or undefined for anything else. */
export const constantValue = (expression: ts.Expression): number | undefined => {
  const node = unwrapped(expression);
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isIdentifier(node)) {
    const name = ts.idText(node);
    return name === "Infinity" ? Number.POSITIVE_INFINITY : name === "NaN" ? Number.NaN : undefined;
  }
  if (ts.isPropertyAccessExpression(node)) {
    return ts.isIdentifier(node.expression) &&
      ts.idText(node.expression) === "Math" &&
      ts.idText(node.name as ts.Identifier) === "PI"
      ? Math.PI
      : undefined;
  }
  if (ts.isPrefixUnaryExpression(node)) {
    const operand = constantValue(node.operand);
    if (operand === undefined) return undefined;
    if (node.operator === ts.SyntaxKind.MinusToken) return -operand;
    return node.operator === ts.SyntaxKind.PlusToken ? operand : undefined;
  }
  if (!ts.isBinaryExpression(node)) return undefined;
  const left = constantValue(node.left);
  const right = constantValue(node.right);
  if (left === undefined || right === undefined) return undefined;
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.PlusToken:
      return left + right;
    case ts.SyntaxKind.MinusToken:
      return left - right;
    case ts.SyntaxKind.AsteriskToken:
      return left * right;
    case ts.SyntaxKind.SlashToken:
      return left / right;
    case ts.SyntaxKind.AsteriskAsteriskToken:
      return left ** right;
    default:
      return undefined;
  }
};
