import { ts } from "ts-morph";
import type { CompiledReward } from "../core/program.ts";

/** Every name that the script declares, numbered by its first declaration. */
const namesDeclared = (file: ts.SourceFile): Map<string, string> => {
  const names = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    const isDeclaration =
      ts.isVariableDeclaration(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node);
    if (isDeclaration && node.name !== undefined && ts.isIdentifier(node.name) && !names.has(node.name.text))
      names.set(node.name.text, `$${names.size}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
};

/**
 * A program as a text that is equal for two of them only if they are equal but for comments, layout and the names of
 * what they declare. The renaming is one to one over the whole script, so equal texts are equal programs.
 */
export const normalForm = ({
  javascript,
  weights,
  initial,
  composition,
  sparse,
}: Omit<CompiledReward, "source">): string => {
  const file = ts.createSourceFile("reward.js", javascript, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const names = namesDeclared(file);
  const renamed = (name: string): ts.Identifier => ts.factory.createIdentifier(names.get(name) ?? name);
  const rename: ts.TransformerFactory<ts.SourceFile> = (context) => (root) => {
    const visit = (node: ts.Node): ts.Node => {
      const { factory } = context;
      // What is written once stands for a member and for a name of the program's own.
      if (ts.isBindingElement(node) && node.propertyName === undefined && ts.isIdentifier(node.name)) {
        const otherwise = node.initializer && (ts.visitNode(node.initializer, visit) as ts.Expression);
        return node.dotDotDotToken !== undefined || !ts.isObjectBindingPattern(node.parent)
          ? factory.createBindingElement(node.dotDotDotToken, undefined, renamed(node.name.text), otherwise)
          : factory.createBindingElement(undefined, node.name.text, renamed(node.name.text), otherwise);
      }
      if (ts.isShorthandPropertyAssignment(node))
        return factory.createPropertyAssignment(node.name.text, renamed(node.name.text));
      if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name))
        return factory.createPropertyAssignment(node.name, ts.visitNode(node.initializer, visit) as ts.Expression);
      if (ts.isPropertyAccessExpression(node))
        return factory.updatePropertyAccessExpression(
          node,
          ts.visitNode(node.expression, visit) as ts.Expression,
          node.name,
        );
      if (ts.isBindingElement(node) && node.propertyName !== undefined) {
        const otherwise = node.initializer && (ts.visitNode(node.initializer, visit) as ts.Expression);
        const name = ts.visitNode(node.name, visit) as ts.BindingName;
        return factory.createBindingElement(undefined, node.propertyName, name, otherwise);
      }
      return ts.isIdentifier(node) ? renamed(node.text) : ts.visitEachChild(node, visit, context);
    };
    return ts.visitNode(root, visit) as ts.SourceFile;
  };
  const { transformed } = ts.transform(file, [rename]);
  const text = ts.createPrinter({ removeComments: true }).printFile(transformed[0] as ts.SourceFile);
  return JSON.stringify([text, Object.entries(weights), Object.entries(initial), composition, sparse.toSorted()]);
};
