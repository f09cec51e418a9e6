import { Node, SyntaxKind, type SourceFile } from "ts-morph";
import { stepParameter } from "./edit-tree.ts";

/**
 * Rewrites the ways to read the step (`step.next`, `const { next } = step`, `{ next: after }`) into the plain names state,
 * action, next, memory, dt, time, terminated. False where the step is used as a whole.
 */
export const nameStepMembers = (file: SourceFile): boolean => {
  const parameter = stepParameter(file);
  const pattern = parameter?.getNameNode();
  if (parameter === undefined || pattern === undefined) return true;
  if (Node.isObjectBindingPattern(pattern)) {
    for (let renamed = true; renamed;) {
      const aliased = stepPattern(file)
        ?.getElements()
        .find((element) => element.getPropertyNameNode() !== undefined);
      renamed = aliased !== undefined;
      if (aliased === undefined) break;
      const member = aliased.getPropertyNameNode()?.getText() as string;
      const name = aliased.getNameNode();
      if (!Node.isIdentifier(name)) return false;
      for (const use of name.findReferencesAsNodes())
        if (use !== name && use.getText() === name.getText()) use.replaceWithText(member);
      stepPattern(file)
        ?.getElements()
        .find((element) => element.getPropertyNameNode()?.getText() === member)
        ?.replaceWithText(member);
    }
    return true;
  }
  const step = pattern.getText();
  for (const declaration of file.getDescendantsOfKind(SyntaxKind.VariableDeclaration)) {
    if (declaration.getInitializer()?.getText() !== step) continue;
    const taken = declaration.getNameNode();
    if (
      !Node.isObjectBindingPattern(taken) ||
      taken.getElements().some((element) => element.getPropertyNameNode() !== undefined)
    )
      return false;
    declaration.getVariableStatementOrThrow().remove();
    break;
  }
  for (let access = accessOf(file, step); access !== undefined; access = accessOf(file, step))
    access.replaceWithText(access.getName());
  return !file
    .getDescendantsOfKind(SyntaxKind.Identifier)
    .some(
      (node) =>
        node.getText() === step &&
        !Node.isParameterDeclaration(node.getParent()) &&
        !Node.isPropertyAssignment(node.getParent()),
    );
};

const stepPattern = (file: SourceFile) => {
  const name = stepParameter(file)?.getNameNode();
  return Node.isObjectBindingPattern(name) ? name : undefined;
};

const accessOf = (file: SourceFile, step: string) =>
  file
    .getDescendantsOfKind(SyntaxKind.PropertyAccessExpression)
    .find((access) => access.getExpression().getText() === step && Node.isIdentifier(access.getExpression()));

/** Gives a memory cell another name, in `initial` and wherever it is used. */
export const renameCell = (file: SourceFile, { from, to }: { from: string; to: string }): void => {
  for (const access of file.getDescendantsOfKind(SyntaxKind.PropertyAccessExpression)) {
    if (access.getName() === from && access.getExpression().getText() === "memory")
      access.getNameNode().replaceWithText(to);
  }
  file
    .getVariableDeclaration("initial")
    ?.getFirstDescendantByKind(SyntaxKind.ObjectLiteralExpression)
    ?.getProperty(from)
    ?.asKind(SyntaxKind.PropertyAssignment)
    ?.getNameNode()
    .replaceWithText(to);
};
