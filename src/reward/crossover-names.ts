import { Node, SyntaxKind, type SourceFile } from "ts-morph";
import { declaredNames, stepParameter } from "./edit-tree.ts";
import { memoryCall } from "./memory-calls.ts";

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
  const keysOf = () =>
    file
      .getDescendantsOfKind(SyntaxKind.CallExpression)
      .filter((call) => memoryCall(call.compilerNode)?.key?.text === from);
  // Each replacement makes new nodes.
  for (let [call] = keysOf(); call !== undefined; [call] = keysOf())
    call.getArguments()[1]?.replaceWithText(JSON.stringify(to));
  file
    .getVariableDeclaration("initial")
    ?.getFirstDescendantByKind(SyntaxKind.ObjectLiteralExpression)
    ?.getProperty(from)
    ?.asKind(SyntaxKind.PropertyAssignment)
    ?.getNameNode()
    .replaceWithText(to);
};

const specifiersOf = (file: SourceFile) =>
  file
    .getImportDeclarations()
    .filter((one) => one.getModuleSpecifierValue() === "reward")
    .flatMap((one) => one.getNamedImports());

/** What a program calls the library functions that it imports, by their own names. */
export const importedNames = (file: SourceFile): Map<string, string> =>
  new Map(specifiersOf(file).map((one) => [one.getName(), one.getAliasNode()?.getText() ?? one.getName()]));

/**
 * Gives the library functions that the donor imports the names that they have in the target, or free ones. The functions
 * by these names.
 */
export const nameImports = (donor: SourceFile, target: SourceFile): Map<string, string> => {
  const there = importedNames(target);
  const taken = new Set([...declaredNames(target), ...declaredNames(donor), ...there.values()]);
  const library = new Map<string, string>();
  const changes: { from: number; to: number; text: string }[] = [];
  for (const specifier of specifiersOf(donor)) {
    const name = specifier.getName();
    const known = there.get(name);
    const wanted = known ?? freeName(name, taken);
    taken.add(wanted);
    library.set(wanted, name);
    const own = specifier.getAliasNode() ?? specifier.getNameNode();
    if (own.getText() === wanted) continue;
    const uses = donor
      .getDescendantsOfKind(SyntaxKind.Identifier)
      .filter((node) => node.getText() === own.getText() && node.getParent() !== specifier && isIt(node, specifier));
    const text = wanted === name ? name : `${name} as ${wanted}`;
    changes.push({ from: specifier.getStart(), to: specifier.getEnd(), text });
    for (const use of uses) changes.push({ from: use.getStart(), to: use.getEnd(), text: wanted });
  }
  if (changes.length === 0) return library;
  const whole = donor.getFullText();
  const ordered = changes.toSorted((left, right) => left.from - right.from);
  const kept = ordered.map(({ from, text }, index) => whole.slice(ordered[index - 1]?.to ?? 0, from) + text);
  donor.replaceWithText(kept.join("") + whole.slice(ordered.at(-1)?.to ?? 0));
  return library;
};

const isIt = (node: Node, declaration: Node): boolean =>
  node.getSymbol()?.getDeclarations().includes(declaration) === true;

export const freeName = (name: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(name)) return name;
  let suffix = 2;
  while (taken.has(`${name}${suffix}`)) suffix++;
  return `${name}${suffix}`;
};
