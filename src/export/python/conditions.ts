import { ts } from "ts-morph";
import { condition, expression, runtime, undefinedText, type Context } from "./context.ts";
import { holds, sameTruth } from "./kinds.ts";
import { line, type Doc } from "./layout.ts";
import { twice } from "./members.ts";
import { Binds, call, conditional, operand, type Piece } from "./piece.ts";

const joined = (left: Piece, operator: "and" | "or", right: Piece): Piece => {
  const binds = Binds[operator];
  const doc: Doc = [operand(left, binds), line, `${operator} `, operand(right, binds + 1)];
  return { doc, binds };
};

/** A value as a test: Python finds NaN true and an empty list false, JavaScript the other way round. */
export const conditionOf = (node: ts.Expression, context: Context): Piece => {
  if (ts.isParenthesizedExpression(node)) return condition(node.expression, context);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return negation(node, context);
  }
  if (ts.isBinaryExpression(node)) {
    const operator = node.operatorToken.kind;
    if (operator === ts.SyntaxKind.AmpersandAmpersandToken) {
      return joined(condition(node.left, context), "and", condition(node.right, context));
    }
    if (operator === ts.SyntaxKind.BarBarToken) {
      return joined(condition(node.left, context), "or", condition(node.right, context));
    }
  }
  return truth(expression(node, context), { type: context.checker.getTypeAtLocation(node), context });
};

export const truth = (piece: Piece, { type, context }: { type: ts.Type; context: Context }): Piece => {
  const kinds = holds(type);
  if (sameTruth(kinds)) return piece;
  const { number, boolean, text } = kinds;
  if (number || boolean || text) return call(runtime("_truthy", context), piece.doc);
  return {
    doc: [operand(piece, Binds.comparison + 1), ` is not ${undefinedText(context)}`],
    binds: Binds.comparison,
  };
};

export const negation = (node: ts.PrefixUnaryExpression, context: Context): Piece => ({
  doc: ["not ", operand(condition(node.operand, context), Binds.not)],
  binds: Binds.not,
});

/** `&&` and `||` as values: one of the two sides, whatever it is. */
export const choiceOf = (node: ts.BinaryExpression, operator: "and" | "or", context: Context): Piece => {
  const type = context.checker.getTypeAtLocation(node.left);
  const left = expression(node.left, context);
  const right = expression(node.right, context);
  if (sameTruth(holds(type))) return joined(left, operator, right);
  const { doc, again } = twice(left, context);
  const test = truth(doc, { type, context });
  return operator === "and" ? conditional(test, right, again) : conditional(test, again, right);
};

/** `??`: the right side where the left is undefined. */
export const fallback = (node: ts.BinaryExpression, context: Context): Piece => {
  const { doc, again } = twice(expression(node.left, context), context);
  const right = expression(node.right, context);
  const test: Piece = {
    doc: [operand(doc, Binds.comparison + 1), ` is ${undefinedText(context)}`],
    binds: Binds.comparison,
  };
  return conditional(test, right, again);
};

export const ternary = (node: ts.ConditionalExpression, context: Context): Piece =>
  conditional(
    condition(node.condition, context),
    expression(node.whenTrue, context),
    expression(node.whenFalse, context),
  );

/** `undefined` written out. */
export const isUndefined = (node: ts.Expression): boolean => ts.isIdentifier(node) && ts.idText(node) === "undefined";
