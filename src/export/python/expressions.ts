import { ts } from "ts-morph";
import { stepped } from "./assignments.ts";
import { argumentOf } from "./calls.ts";
import { commentsOfEntry } from "./comments.ts";
import { negation, ternary } from "./conditions.ts";
import { expression, rawExpression, runtime, undefinedText, untranslatable, type Context } from "./context.ts";
import { functionValue, lenient } from "./functions.ts";
import { globalOf } from "./kinds.ts";
import { group, hardLine, indent, type Doc } from "./layout.ts";
import { chain, isStep, propertyKey, stepRecord } from "./members.ts";
import { symbolOf } from "./names.ts";
import { binaryOperators, signed } from "./operators.ts";
import { enclosed, numberPiece, quoted, simple, atom, type Piece } from "./piece.ts";

const kind = ts.SyntaxKind;

type Translate = (node: never, context: Context) => Piece;

/** Globals that are values; the language has no others (reward/narrow-lib.ts). */
export const globals: ReadonlyMap<string, (context: Context) => Piece> = new Map([
  ["undefined", (context: Context) => simple(undefinedText(context))],
  ["NaN", () => simple("math.nan")],
  ["Infinity", () => simple("math.inf")],
  ["Math", (context: Context) => simple(runtime("Math", context))],
  ["Number", (context: Context) => simple(runtime("Number", context))],
]);

const identifier = (node: ts.Identifier, context: Context): Piece => {
  const { checker, names, integers } = context;
  const text = ts.idText(node);
  if (isStep(node, context)) return stepRecord();
  const symbol = symbolOf(node, context);
  const isOwn = symbol?.declarations?.some((one) => one.getSourceFile() === context.file) === true;
  if (symbol === undefined || !isOwn) {
    const global = globals.get(text);
    if (global === undefined) throw untranslatable(node, `nothing is known of '${text}'`);
    return global(context);
  }
  const name = names.of(symbol);
  if (symbol.declarations?.some(ts.isImportSpecifier) === true) {
    const signature = checker.getTypeAtLocation(node).getCallSignatures()[0];
    return signature === undefined ? simple(name) : lenient(name, { signature, context });
  }
  if (names.isCell(symbol)) return simple(`${name}[0]`);
  return integers.has(symbol) ? { ...simple(name), integer: true } : simple(name);
};

const member = (node: ts.PropertyAccessExpression, context: Context): Piece => {
  const piece = chain(node, context);
  const type = context.checker.getTypeAtLocation(node.expression);
  const isFunction = globalOf(context.checker.getNonNullableType(type), context.checker) !== undefined;
  const signature = isFunction ? context.checker.getTypeAtLocation(node).getCallSignatures()[0] : undefined;
  return signature !== undefined && typeof piece.doc === "string" ? lenient(piece.doc, { signature, context }) : piece;
};

/** The lines of a literal as in the source: one entry a line where the author wrote them so. */
const isTall = (node: ts.ObjectLiteralExpression, { file }: Context): boolean => {
  const [first] = node.properties;
  return first !== undefined && /\n/.test(file.text.slice(node.getStart(file), first.getStart(file)));
};

const record = (node: ts.ObjectLiteralExpression, context: Context): Piece => {
  const entries = node.properties.map((property): { comments: string[]; doc: Doc } => {
    const comments = commentsOfEntry(property, context);
    if (ts.isShorthandPropertyAssignment(property)) {
      const value = floatedIdentifier(property.name, context);
      return { comments, doc: [quoted(ts.idText(property.name)), ": ", value.doc] };
    }
    if (!ts.isPropertyAssignment(property)) throw untranslatable(property, "a record holds plain entries only");
    const value = expression(property.initializer, context);
    return { comments, doc: [quoted(propertyKey(property.name)), ": ", group(value.doc)] };
  });
  if (entries.length === 0) return atom("{}");
  const isBroken = isTall(node, context) || entries.some(({ comments }) => comments.length > 0);
  if (!isBroken)
    return atom(
      enclosed(
        "{",
        entries.map(({ doc }) => doc),
        "}",
      ),
    );
  const rows = entries.flatMap(({ comments, doc }) => [
    ...comments.flatMap((comment) => [`# ${comment}`.trimEnd(), hardLine]),
    doc,
    ",",
    hardLine,
  ]);
  return atom(group(["{", indent([hardLine, ...rows.slice(0, -1)]), hardLine, "}"]));
};

const floatedIdentifier = (node: ts.Identifier, context: Context): Piece => {
  const piece = identifier(node, context);
  return piece.integer === true ? atom(["float(", piece.doc, ")"]) : piece;
};

const list = (node: ts.ArrayLiteralExpression, context: Context): Piece => {
  const hole = node.elements.find(ts.isOmittedExpression);
  if (hole !== undefined) throw untranslatable(node, "an array has a hole");
  return atom(
    enclosed(
      "[",
      node.elements.map((element) => argumentOf(element, context)),
      "]",
    ),
  );
};

const inner = (node: { expression: ts.Expression }, context: Context): Piece => rawExpression(node.expression, context);

/** Every kind of expression of the language (critic/subset/syntax.ts). */
export const expressionKinds: ReadonlyMap<ts.SyntaxKind, Translate> = new Map<ts.SyntaxKind, Translate>([
  [kind.Identifier, identifier],
  [kind.NumericLiteral, (node: ts.NumericLiteral) => numberPiece(Number(node.text))],
  [kind.StringLiteral, (node: ts.StringLiteral) => simple(quoted(node.text))],
  [kind.TrueKeyword, () => simple("True")],
  [kind.FalseKeyword, () => simple("False")],
  [kind.ArrayLiteralExpression, list],
  [kind.ObjectLiteralExpression, record],
  [kind.PropertyAccessExpression, member],
  [kind.ElementAccessExpression, chain],
  [kind.CallExpression, chain],
  [kind.ParenthesizedExpression, inner],
  [kind.AsExpression, inner],
  [kind.SatisfiesExpression, inner],
  [kind.NonNullExpression, inner],
  [kind.ConditionalExpression, ternary],
  [
    kind.BinaryExpression,
    (node: ts.BinaryExpression, context: Context) => {
      const operator = binaryOperators.get(node.operatorToken.kind);
      if (operator === undefined) throw untranslatable(node, `the operator '${node.operatorToken.getText()}'`);
      return operator(node, context);
    },
  ],
  [kind.PrefixUnaryExpression, (node: ts.PrefixUnaryExpression, context: Context) => prefix(node, context)],
  [kind.PostfixUnaryExpression, stepped],
  [kind.ArrowFunction, functionValue],
  [kind.FunctionExpression, functionValue],
]);

const prefix = (node: ts.PrefixUnaryExpression, context: Context): Piece => {
  switch (node.operator) {
    case kind.ExclamationToken:
      return negation(node, context);
    case kind.PlusPlusToken:
    case kind.MinusMinusToken:
      return stepped(node, context);
    case kind.PlusToken:
    case kind.MinusToken:
      return signed(node, context);
    default:
      throw untranslatable(node, "the operator");
  }
};

export const translateExpression = (node: ts.Expression, context: Context): Piece => {
  const translate = expressionKinds.get(node.kind) as ((node: ts.Expression, context: Context) => Piece) | undefined;
  if (translate === undefined) throw untranslatable(node, `a ${kind[node.kind]}`);
  return translate(node, context);
};
