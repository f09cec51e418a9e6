import { ts } from "ts-morph";
import { unwrapped } from "../../reward/constants.ts";
import type { TypedView } from "../../reward/typed-view.ts";
import { commentBehind, wholeOrBlockComment } from "./line-comments.ts";

/** `maxDegrees`, `deg`, `lean_deg`, `degLimit`; no word that merely holds these letters. */
const degreeName = /(?:^|[_a-z0-9])(?:Deg|_deg)(?:rees?|s)?(?=$|[A-Z_0-9])|^deg(?:rees?|s)?(?=$|[A-Z_0-9])/;

/**
 * Whether a number is called degrees: its own name, or the comment where it is written ("12 degrees", "12°"). Only what
 * stands directly in the expression counts: `limitDegrees * perDegree` has been converted.
 */
export const saysDegrees = (literal: number, { node, view }: { node: ts.Node; view: TypedView }): boolean =>
  operandsOf(node).some((operand) => {
    if (ts.isNumericLiteral(operand))
      return isSaid(literal, operand, view) && Number(operand.text) === Math.abs(literal);
    if (!ts.isIdentifier(operand)) return false;
    if (degreeName.test(operand.text)) return true;
    const declaration = view.checker
      .getSymbolAtLocation(operand)
      ?.declarations?.find((one) => one.getSourceFile() === view.file);
    if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return false;
    return declaration.initializer !== undefined && valueOf(declaration.initializer) === literal
      ? isSaid(literal, declaration, view)
      : false;
  });

const operandsOf = (node: ts.Node): ts.Expression[] => {
  if (ts.isBinaryExpression(node)) return [node.left, node.right].map(bare);
  if (ts.isCallExpression(node)) return node.arguments.flatMap((one) => [...partsOf(bare(one))]);
  return [];
};

/** An option of a call may hold numbers too: `{ bounds: [-limit, limit], margin: 3 }`. */
const partsOf = (node: ts.Expression): ts.Expression[] => {
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(bare);
  if (!ts.isObjectLiteralExpression(node)) return [node];
  return node.properties.flatMap((one) =>
    ts.isPropertyAssignment(one)
      ? partsOf(bare(one.initializer))
      : ts.isShorthandPropertyAssignment(one)
        ? [one.name]
        : [],
  );
};

const bare = (node: ts.Expression): ts.Expression => {
  const inner = unwrapped(node);
  return ts.isPrefixUnaryExpression(inner) ? bare(inner.operand) : inner;
};

const valueOf = (node: ts.Expression): number => {
  const inner = unwrapped(node);
  if (ts.isNumericLiteral(inner)) return Number(inner.text);
  return ts.isPrefixUnaryExpression(inner) && inner.operator === ts.SyntaxKind.MinusToken
    ? -valueOf(inner.operand)
    : NaN;
};

/** The number itself, or one like it in words, with "degrees" after it: at the end of the line or in the lines above. */
const isSaid = (literal: number, node: ts.Node, view: TypedView): boolean => {
  const known = answers.get(node) ?? new Map<number, boolean>();
  answers.set(node, known);
  const answer = known.get(literal) ?? readSaid(literal, node, view);
  known.set(literal, answer);
  return answer;
};

/** The same place is met again in every round of a loop. */
const answers = new WeakMap<ts.Node, Map<number, boolean>>();

const readSaid = (literal: number, node: ts.Node, { file }: TypedView): boolean => {
  const lines = file.text.split("\n");
  const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
  const comments = [commentBehind(lines[line] ?? "", /\/[/*]/)];
  for (let above = line - 1; above >= 0; above--) {
    const text = wholeOrBlockComment(lines[above] ?? "");
    if (text === undefined) break;
    comments.push(text);
  }
  const said = comments.toReversed().join(" ");
  const size = String(Math.abs(literal)).replace(".", "\\.");
  if (new RegExp(`(?<![\\d.])${size}\\s*-?\\s*(?:°|deg)`, "i").test(said)) return true;
  // "in degrees", and no word of radians.
  return Math.abs(literal) >= 2 && /\bin degrees\b|\(degrees\)|^\W*degrees\W*$/i.test(said) && !/\brad/i.test(said);
};
