import { ts } from "ts-morph";
import { unwrapped } from "../../reward/constants.ts";
import { computes } from "../assignment-operators.ts";
import { arithmetic } from "./arithmetic.ts";
import { expression, runtime, untranslatable, type Context } from "./context.ts";
import { flatText, type Statement } from "./layout.ts";
import { baseOf, isName, twice } from "./members.ts";
import { symbolOf } from "./names.ts";
import { atom, binary, Binds, call, numberPiece, quoted, simple, subscript, wrapped, type Piece } from "./piece.ts";

const kind = ts.SyntaxKind;

export const assignmentTokens: readonly ts.SyntaxKind[] = [...computes.keys()];

/** Python has these as statements too, with the same meaning. */
const augmented: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [kind.PlusToken, "+="],
  [kind.MinusToken, "-="],
  [kind.AsteriskToken, "*="],
]);

/** What is assigned: a variable, or an entry of a record (or of the list that a cell is). */
type Target = { kind: "name"; piece: Piece } | { kind: "entry"; base: Piece; key: string };

const targetOf = (node: ts.Expression, context: Context): Target => {
  const inner = unwrapped(node);
  if (ts.isIdentifier(inner)) {
    const symbol = symbolOf(inner, context) as ts.Symbol;
    const name = simple(context.names.of(symbol));
    return context.names.isCell(symbol) ? { kind: "entry", base: name, key: "0" } : { kind: "name", piece: name };
  }
  if (ts.isElementAccessExpression(inner) && isName(inner.argumentExpression, context)) {
    const key = flatText(expression(inner.argumentExpression, context).doc);
    return { kind: "entry", base: baseOf(inner, context).piece, key };
  }
  if (!ts.isPropertyAccessExpression(inner)) throw untranslatable(node, "only variables and members can be assigned");
  return { kind: "entry", base: baseOf(inner, context).piece, key: quoted(ts.idText(inner.name as ts.Identifier)) };
};

type Change = { target: Target; computed(current: Piece): Piece };

const changeOf = (node: ts.BinaryExpression, context: Context): Change => {
  const token = computes.get(node.operatorToken.kind);
  const target = targetOf(node.left, context);
  if (token === undefined) return { target, computed: () => expression(node.right, context) };
  const compute = arithmetic.get(token);
  if (compute === undefined) throw untranslatable(node, "the assignment is of an unknown kind");
  return { target, computed: (current) => compute(current, { by: node.right, context }) };
};

type Step = ts.PrefixUnaryExpression | ts.PostfixUnaryExpression;

const isUp = (node: Step): boolean => node.operator === kind.PlusPlusToken;

const stepOf = (node: Step, context: Context): Change => ({
  target: targetOf(node.operand, context),
  computed: (current) => binary(current, isUp(node) ? "+" : "-", numberPiece(1), Binds.additive),
});

/** As an expression: gives what it has assigned. */
const assigned = ({ target, computed }: Change, context: Context): Piece => {
  if (target.kind === "name") return atom(["(", target.piece.doc, " := ", computed(target.piece).doc, ")"]);
  const { doc, again } = twice(target.base, context);
  return call(runtime("_set", context), doc.doc, target.key, computed(subscript(again, target.key)).doc);
};

export const assignment = (node: ts.BinaryExpression, context: Context): Piece =>
  assigned(changeOf(node, context), context);

/** `++x` gives the new value, `x++` the old. */
export const stepped = (node: Step, context: Context): Piece => {
  const change = stepOf(node, context);
  if (ts.isPrefixUnaryExpression(node)) return assigned(change, context);
  const { target } = change;
  if (target.kind === "entry") {
    return call(runtime("_advance", context), target.base.doc, target.key, isUp(node) ? "1.0" : "-1.0");
  }
  return atom(["(", target.piece.doc, ", ", assigned(change, context).doc, ")[0]"]);
};

/** As a statement of its own. */
export const assignmentStatement = (node: ts.BinaryExpression | Step, context: Context): Statement => {
  const isStep = !ts.isBinaryExpression(node);
  const change = isStep ? stepOf(node, context) : changeOf(node, context);
  const { target } = change;
  const place: Piece = target.kind === "name" ? target.piece : subscript(target.base, target.key);
  const token = isStep ? (isUp(node) ? kind.PlusToken : kind.MinusToken) : computes.get(node.operatorToken.kind);
  const short = token === undefined ? undefined : augmented.get(token);
  if (place.simple !== true) return { kind: "line", doc: assigned(change, context).doc };
  if (short !== undefined) {
    return { kind: "line", doc: [place.doc, ` ${short} `, isStep ? "1.0" : wrapped(expression(node.right, context))] };
  }
  const value = change.computed(place);
  // Python looks for the record only after the value, which may have changed what its name stands for.
  if (target.kind === "entry" && flatText(value.doc).includes(":=")) {
    return { kind: "line", doc: call(runtime("_set", context), target.base.doc, target.key, value.doc).doc };
  }
  return { kind: "line", doc: [place.doc, " = ", wrapped(value)] };
};
