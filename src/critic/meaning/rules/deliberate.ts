import { ts } from "ts-morph";
import type { TypedView } from "../../../reward/typed-view.ts";

/** A price on time or a pay for living: a bare number under a name that says so. */
export const isDeliberate = (name: string, { node, view }: { node: ts.Expression; view: TypedView }): boolean => {
  if (!/(time|clock|step|alive|living|life|surviv|health|haste|hurry)/i.test(name)) return false;
  const inner = ts.isPrefixUnaryExpression(node) ? node.operand : node;
  if (ts.isNumericLiteral(inner)) return true;
  if (!ts.isIdentifier(inner)) return false;
  const symbol = ts.isShorthandPropertyAssignment(inner.parent)
    ? view.checker.getShorthandAssignmentValueSymbol(inner.parent)
    : view.checker.getSymbolAtLocation(inner);
  const declaration = symbol?.valueDeclaration;
  const value =
    declaration !== undefined && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return value !== undefined && ts.isNumericLiteral(ts.isPrefixUnaryExpression(value) ? value.operand : value);
};
