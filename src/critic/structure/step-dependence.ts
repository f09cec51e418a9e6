import { ts } from "ts-morph";
import { descendants, isReference } from "../../reward/project.ts";
import type { TypedView } from "../../reward/typed-view.ts";

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
    const declaration = symbol?.declarations?.find((one) => one.getSourceFile() === view.file);
    if (declaration === undefined || ts.isImportSpecifier(declaration) || seen.has(declaration)) continue;
    if (isInside(declaration, root)) continue;
    seen.add(declaration);
    if (ts.isFunctionDeclaration(declaration)) {
      if (depends(declaration.body ?? declaration, context)) return true;
    } else if (isConstant(declaration)) {
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

const isTypeName = (node: ts.Identifier): boolean => ts.isTypeNode(node.parent);
