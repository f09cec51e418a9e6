import { ts } from "ts-morph";
import type { TypedView } from "../../../reward/typed-view.ts";
import { variableAt } from "../../tree.ts";

/** A price on time or a pay for living: a bare number under a name that says so. */
export const isDeliberate = (name: string, { node, view }: { node: ts.Expression; view: TypedView }): boolean => {
  if (!/(time|clock|step|alive|living|life|surviv|health|haste|hurry)/i.test(name)) return false;
  const inner = ts.isPrefixUnaryExpression(node) ? node.operand : node;
  const value = ts.isIdentifier(inner) ? variableAt(view, inner)?.initializer : inner;
  return value !== undefined && ts.isNumericLiteral(ts.isPrefixUnaryExpression(value) ? value.operand : value);
};
