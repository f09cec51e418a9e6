import { ts } from "ts-morph";
import { unwrapped } from "../../reward/constants.ts";
import { memoryCall, memoryFunction } from "../../reward/memory-calls.ts";
import type { TypedView } from "../../reward/typed-view.ts";
import { memoryType, symbolAt } from "../tree.ts";
import type { Breach } from "./types.ts";

/**
 * What may stand left of `=`: a `let` or parameter of the same function, a cell of `memory`, or an entry of a record that
 * the same function has just made. So nothing a program holds can outlive its call, but `memory`.
 */
export const checkAssignment = (target: ts.Expression, view: TypedView): Breach | undefined => {
  const node = unwrapped(target);
  const refused: Breach = { rule: "subset/assignment", node };
  if (ts.isIdentifier(node)) {
    const declaration = declarationOf(node, view);
    return declaration !== undefined && owner(declaration) === owner(node) && owner(node) !== undefined
      ? undefined
      : refused;
  }
  if (!ts.isPropertyAccessExpression(node)) return refused;
  if (isMemory(node.expression, view) || isFreshRecord(node.expression, view)) return undefined;
  return refused;
};

/** `delta` and `once` write the cell that they are told to: of the memory itself, by a name that is written out. */
export const checkMemoryCall = (node: ts.CallExpression, view: TypedView): Breach | undefined => {
  const call = memoryCall(node);
  const [memory] = node.arguments;
  if (call === undefined || !isImported(node.expression, view)) return undefined;
  if (call.key !== undefined && memory !== undefined && isMemory(memory, view)) return undefined;
  const message = `'${call.of}' takes \`memory\` itself and the plain name of a cell: \`${call.of}(memory, "name", …)\``;
  return { rule: "subset/assignment", node, message };
};

/** As a value they would write cells that nobody sees named. */
export const checkMemoryFunction = (node: ts.Identifier, view: TypedView): Breach | undefined =>
  memoryFunction(node) === undefined ||
  !isImported(node, view) ||
  (ts.isCallExpression(node.parent) && node.parent.expression === node)
    ? undefined
    : { rule: "subset/function-value", node, message: `'${node.text}' can only be called` };

/** Not a name of the program's own that hides it. */
const isImported = (node: ts.Node, view: TypedView): boolean =>
  symbolAt(view, node)?.declarations?.some(ts.isImportSpecifier) === true;

const declarationOf = (node: ts.Identifier, { checker }: TypedView): ts.Declaration | undefined =>
  checker.getSymbolAtLocation(node)?.declarations?.[0];

/** The innermost function around a node. */
const owner = (node: ts.Node): ts.Node | undefined => ts.findAncestor(node.parent, ts.isFunctionLike);

const isMemory = (expression: ts.Expression, view: TypedView): boolean =>
  view.checker.getTypeAtLocation(expression) === memoryType(view);

/** `const record = {…}` of the same function. */
const isFreshRecord = (expression: ts.Expression, view: TypedView): boolean => {
  if (!ts.isIdentifier(expression)) return false;
  const declaration = declarationOf(expression, view);
  return (
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    owner(declaration) === owner(expression) &&
    owner(expression) !== undefined &&
    declaration.initializer !== undefined &&
    ts.isObjectLiteralExpression(unwrapped(declaration.initializer))
  );
};
