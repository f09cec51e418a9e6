import { ts } from "ts-morph";
import { unwrapped } from "../../reward/constants.ts";
import { descendants, isReference } from "../../reward/project.ts";
import type { TypedView } from "../../reward/typed-view.ts";
import { isWritten } from "./writes.ts";

/**
 * False only where the expression certainly has the same value in every step: it refers to nothing but constants of the
 * module, library functions, and local constants of which the same is true.
 */
export const dependsOnStep = (expression: ts.Expression, view: TypedView): boolean =>
  depends(expression, { view, seen: new Set() });

const depends = (root: ts.Node, context: { view: TypedView; seen: Set<ts.Node> }): boolean => {
  const { view, seen } = context;
  for (const node of descendants(root)) {
    if (!ts.isIdentifier(node) || !isReference(node) || isTypeName(node)) continue;
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? view.checker.getShorthandAssignmentValueSymbol(node.parent)
      : view.checker.getSymbolAtLocation(node);
    // A name that nobody declares: the types speak of it, and nothing is known of what was meant.
    if (symbol === undefined) return true;
    const declaration = symbol.declarations?.find((one) => one.getSourceFile() === view.file);
    if (declaration === undefined || ts.isImportSpecifier(declaration) || seen.has(declaration)) continue;
    if (isInside(declaration, root)) continue;
    seen.add(declaration);
    if (ts.isFunctionDeclaration(declaration)) {
      if (depends(declaration.body ?? declaration, context)) return true;
    } else if (isConstant(declaration) && !isFilledIn(declaration, context)) {
      if (declaration.initializer !== undefined && depends(declaration.initializer, context)) return true;
    } else {
      return true;
    }
  }
  return false;
};

/** Parameters and locals of a function that stands inside what is looked at say nothing by themselves. */
const isInside = (declaration: ts.Node, root: ts.Node): boolean =>
  ts.findAncestor(declaration, (node) => node === root) !== undefined;

const isConstant = (declaration: ts.Declaration): declaration is ts.VariableDeclaration =>
  ts.isVariableDeclaration(declaration) &&
  ts.isIdentifier(declaration.name) &&
  ts.isVariableDeclarationList(declaration.parent) &&
  (declaration.parent.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const &&
  !ts.isForOfStatement(declaration.parent.parent);

/** `const tilt = { size: 0 }; tilt.size = …;`: the record stays, what is in it does not. */
const isFilledIn = (declaration: ts.VariableDeclaration, { view }: { view: TypedView }): boolean => {
  const value = declaration.initializer === undefined ? undefined : unwrapped(declaration.initializer);
  if (value === undefined || !ts.isObjectLiteralExpression(value)) return false;
  const symbol = view.checker.getSymbolAtLocation(declaration.name);
  return [...descendants(view.file)].some((node) => {
    if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression) || !isWritten(node)) return false;
    return view.checker.getSymbolAtLocation(node.expression) === symbol;
  });
};

const isTypeName = (node: ts.Identifier): boolean => ts.isTypeNode(node.parent);
