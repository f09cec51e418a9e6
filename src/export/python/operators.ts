import { ts } from "ts-morph";
import { unwrapped } from "../../reward/constants.ts";
import { arithmetic } from "./arithmetic.ts";
import { assignment, assignmentTokens } from "./assignments.ts";
import { choiceOf, fallback, isUndefined } from "./conditions.ts";
import { expression, rawExpression, runtime, undefinedText, untranslatable, type Context } from "./context.ts";
import { holds, type Holds } from "./kinds.ts";
import { binary, Binds, call, operand, type Piece } from "./piece.ts";

const kind = ts.SyntaxKind;

type Operator = (node: ts.BinaryExpression, context: Context) => Piece;

const sides = ({ left, right }: ts.BinaryExpression, { checker }: Context): [Holds, Holds] => [
  holds(checker.getTypeAtLocation(left)),
  holds(checker.getTypeAtLocation(right)),
];

const comparison =
  (symbol: string): Operator =>
  (node, context) => {
    const [left, right] = sides(node, context);
    if (left.object || right.object || left.text !== right.text) {
      throw untranslatable(node, "only numbers, booleans or texts can be compared");
    }
    return binary(rawExpression(node.left, context), symbol, rawExpression(node.right, context), Binds.comparison);
  };

/** Python's == is JavaScript's === where both sides are of one kind, and == where booleans meet numbers. */
const equality =
  ({ negated, strict }: { negated: boolean; strict: boolean }): Operator =>
  (node, context) => {
    const word = negated ? "!=" : "==";
    const identity = negated ? "is not" : "is";
    for (const [one, other] of [
      [node.left, node.right],
      [node.right, node.left],
    ] as const) {
      if (!isUndefined(unwrapped(other))) continue;
      return binary(
        expression(one, context),
        identity,
        { doc: undefinedText(context), binds: Binds.primary },
        Binds.comparison,
      );
    }
    const [left, right] = sides(node, context);
    const both = (key: keyof Holds) => left[key] || right[key];
    const kinds = [both("number"), both("boolean"), both("text"), both("object")].filter(Boolean).length;
    if (!strict && (both("text") || both("object")) && kinds > 1) {
      throw untranslatable(node, "== between things of different kinds would turn them into texts; use ===");
    }
    if (kinds > 1 && strict) {
      const same = call(
        runtime("_same", context),
        expression(node.left, context).doc,
        expression(node.right, context).doc,
      );
      return negated ? { doc: ["not ", same.doc], binds: Binds.not } : same;
    }
    return binary(
      rawExpression(node.left, context),
      both("object") ? identity : word,
      rawExpression(node.right, context),
      Binds.comparison,
    );
  };

/** Every binary operator of the language (critic/subset/syntax.ts). */
export const binaryOperators: ReadonlyMap<ts.SyntaxKind, Operator> = new Map<ts.SyntaxKind, Operator>([
  ...[...arithmetic].map(([token, compute]): [ts.SyntaxKind, Operator] => [
    token,
    (node, context) => compute(rawExpression(node.left, context), { by: node.right, context }),
  ]),
  [kind.LessThanToken, comparison("<")],
  [kind.LessThanEqualsToken, comparison("<=")],
  [kind.GreaterThanToken, comparison(">")],
  [kind.GreaterThanEqualsToken, comparison(">=")],
  [kind.EqualsEqualsToken, equality({ negated: false, strict: false })],
  [kind.EqualsEqualsEqualsToken, equality({ negated: false, strict: true })],
  [kind.ExclamationEqualsToken, equality({ negated: true, strict: false })],
  [kind.ExclamationEqualsEqualsToken, equality({ negated: true, strict: true })],
  [kind.AmpersandAmpersandToken, (node, context) => choiceOf(node, "and", context)],
  [kind.BarBarToken, (node, context) => choiceOf(node, "or", context)],
  [kind.QuestionQuestionToken, fallback],
  ...[...assignmentTokens].map((token): [ts.SyntaxKind, Operator] => [token, assignment]),
]);

/** `+x`, `-x`; `!`, `++` and `--` are elsewhere. */
export const signed = (node: ts.PrefixUnaryExpression, context: Context): Piece => {
  const { text, object, boolean } = holds(context.checker.getTypeAtLocation(node.operand));
  if (text || object) throw untranslatable(node, "only a number or a boolean has a sign");
  const value = expression(node.operand, context);
  const number = boolean ? call("float", value.doc) : value;
  const sign = node.operator === kind.MinusToken ? "-" : "+";
  if (sign === "+" && boolean) return number;
  return { doc: [sign, operand(number, Binds.unary)], binds: Binds.unary };
};
