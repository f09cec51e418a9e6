import { ts } from "ts-morph";
import { constantValue, unwrapped } from "../../reward/constants.ts";
import { expression, rawExpression, runtime, type Context } from "./context.ts";
import { isAssigned } from "./functions.ts";
import { isStep } from "./members.ts";
import { symbolOf } from "./names.ts";
import { binary, Binds, call, floated, type Piece } from "./piece.ts";

const kind = ts.SyntaxKind;

/** What a left side and a right side make; the right one as its node, since some depend on what is known of it. */
type Computation = (left: Piece, right: { by: ts.Expression; context: Context }) => Piece;

/** Beside a float an int is exact; two ints would never overflow. */
const plain =
  (symbol: string, binds: number): Computation =>
  (left, { by, context }) => {
    const right = rawExpression(by, context);
    return binary(right.integer === true ? floated(left) : left, symbol, right, binds);
  };

/** True for what cannot be 0: a number written out, a constant of that kind, the step's duration. */
const isNeverZero = (node: ts.Expression, context: Context): boolean => {
  const inner = unwrapped(node);
  const value = constantValue(inner);
  if (value !== undefined) return value !== 0 && !Number.isNaN(value);
  if (ts.isPropertyAccessExpression(inner)) {
    return ts.idText(inner.name as ts.Identifier) === "dt" && isStep(inner.expression, context);
  }
  if (!ts.isIdentifier(inner)) return false;
  const symbol = symbolOf(inner, context);
  if (symbol === undefined) return false;
  if (context.aliases.get(symbol) === "dt") return !isAssigned(symbol, { within: context.file, context });
  const declaration = symbol.declarations?.[0];
  return (
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    (declaration.parent.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const &&
    declaration.initializer !== undefined &&
    constantValue(declaration.initializer) !== undefined &&
    isNeverZero(declaration.initializer, context)
  );
};

const quotient: Computation = (left, { by, context }) => {
  const piece = expression(by, context);
  return isNeverZero(by, context)
    ? binary(floated(left), "/", piece, Binds.multiplicative)
    : call(runtime("_divide", context), floated(left).doc, piece.doc);
};

const remainder: Computation = (left, { by, context }) =>
  call(runtime("_remainder", context), floated(left).doc, expression(by, context).doc);

/** Python's own power raises where JavaScript's is infinite; the square of a name is x · x. */
const power: Computation = (left, { by, context }) =>
  constantValue(by) === 2 && typeof left.doc === "string" && left.simple === true && left.integer !== true
    ? binary(left, "*", left, Binds.multiplicative)
    : call(runtime("Math.pow", context), floated(left).doc, expression(by, context).doc);

/** The operators that compute, and so those that an assignment may hold. */
export const arithmetic: ReadonlyMap<ts.SyntaxKind, Computation> = new Map<ts.SyntaxKind, Computation>([
  [kind.PlusToken, plain("+", Binds.additive)],
  [kind.MinusToken, plain("-", Binds.additive)],
  [kind.AsteriskToken, plain("*", Binds.multiplicative)],
  [kind.SlashToken, quotient],
  [kind.PercentToken, remainder],
  [kind.AsteriskAsteriskToken, power],
]);
