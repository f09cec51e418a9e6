import {
  Node,
  SyntaxKind,
  ts,
  type ObjectLiteralExpression,
  type ParameterDeclaration,
  type SourceFile,
} from "ts-morph";
import { rewriteEntries } from "./edit-literal.ts";
import { readExports } from "./exports.ts";
import { cellKept } from "./memory-calls.ts";
import { descendants, isReference } from "./project.ts";
import { readReturns } from "./returns.ts";

/** ts-morph's node for a compiler node of the same file. */
const wrapped = (file: SourceFile, node: ts.Node): Node => {
  const start = node.getStart(file.compilerNode);
  let found: Node | undefined = file.getDescendantAtStartWithWidth(start, node.end - start);
  while (found !== undefined && found.getKind() !== node.kind) found = found.getParent();
  if (found === undefined) throw new Error(`No node of kind ${node.kind} at ${start}`);
  return found;
};

/** The object literals that `terms` returns, as nodes to edit. */
export const returnedLiterals = (file: SourceFile): ObjectLiteralExpression[] => {
  const { terms } = readExports(file.compilerNode).exports;
  const returns = terms === null ? null : readReturns(terms, { weights: null, diagnostics: [] });
  return (returns?.literals ?? []).map((literal) =>
    wrapped(file, literal).asKindOrThrow(SyntaxKind.ObjectLiteralExpression),
  );
};

/** The parameter of `terms`, if it has one. */
export const stepParameter = (file: SourceFile): ParameterDeclaration | undefined => {
  const parameter = readExports(file.compilerNode).exports.terms?.parameters[0];
  return parameter === undefined ? undefined : wrapped(file, parameter).asKindOrThrow(SyntaxKind.Parameter);
};

const stepMembers = ["state", "action", "next", "memory", "dt", "time", "terminated"];

export const isDeclaredName = (node: Node): boolean => {
  const parent = node.getParent();
  return (
    Node.isIdentifier(node) &&
    parent !== undefined &&
    (Node.isVariableDeclaration(parent) ||
      Node.isFunctionDeclaration(parent) ||
      Node.isBindingElement(parent) ||
      Node.isTypeAliasDeclaration(parent)) &&
    parent.getNameNode() === node
  );
};

/** Names of values and types that are declared anywhere; what is imported has its names from elsewhere. */
export const declaredNames = (file: SourceFile): Set<string> =>
  new Set(
    file
      .getDescendantsOfKind(SyntaxKind.Identifier)
      .filter(isDeclaredName)
      .map((node) => node.getText()),
  );

/**
 * Makes the names that an added expression uses exist: members of the step, imports from "reward". `library`: its
 * functions by the names that the expression has for them.
 */
export const provideNames = (
  file: SourceFile,
  { used, library }: { used: ReadonlySet<string>; library: ReadonlyMap<string, string> },
): void => {
  const declared = new Set([...topLevelNames(file), ...declaredNames(file)]);
  const wanted = [...library]
    .filter(([local]) => used.has(local) && !declared.has(local))
    .map(([local, name]) => ({ name, ...(local === name ? {} : { alias: local }) }));
  if (wanted.length > 0) {
    const existing = file.getImportDeclaration((one) => one.getModuleSpecifierValue() === "reward");
    if (existing === undefined) file.insertImportDeclaration(0, { moduleSpecifier: "reward", namedImports: wanted });
    else existing.addNamedImports(wanted);
  }
  provideMembers(
    file,
    stepMembers.filter((name) => used.has(name)),
  );
};

const provideMembers = (file: SourceFile, wanted: readonly string[]): void => {
  const { terms } = readExports(file.compilerNode).exports;
  if (terms === null || wanted.length === 0) return;
  const parameter = stepParameter(file);
  const hasMemory = file.getVariableDeclaration("initial") !== undefined;
  const type = hasMemory ? "Step<typeof initial>" : "Step";
  if (parameter === undefined) {
    const owner = wrapped(file, terms);
    if (Node.isFunctionDeclaration(owner) || Node.isArrowFunction(owner) || Node.isFunctionExpression(owner)) {
      owner.addParameter({ name: `{ ${wanted.join(", ")} }`, type });
    }
    provideStepImport(file);
    return;
  }
  if (hasMemory && wanted.includes("memory")) parameter.setType(type);
  const pattern = parameter.getNameNode();
  if (Node.isObjectBindingPattern(pattern)) {
    const present = pattern.getElements().map((element) => element.getName());
    const all = [
      ...pattern.getElements().map((element) => element.getText()),
      ...wanted.filter((name) => !present.includes(name)),
    ];
    pattern.replaceWithText(`{ ${all.join(", ")} }`);
    return;
  }
  // The step has one name: a first statement takes the members out of it, or out of an unused `_step`.
  const name = pattern.getText();
  const used = [...descendants(file.compilerNode)].some(
    (node) => ts.isIdentifier(node) && ts.idText(node) === name && isReference(node),
  );
  if (!used) {
    pattern.replaceWithText(`{ ${wanted.join(", ")} }`);
    return;
  }
  const body = terms.body === undefined ? undefined : wrapped(file, terms.body);
  const locals = new Set(body?.getDescendantsOfKind(SyntaxKind.BindingElement).map((element) => element.getName()));
  const missing = wanted.filter((member) => !locals.has(member));
  if (missing.length === 0) return;
  if (Node.isBlock(body)) body.insertStatements(0, `const { ${missing.join(", ")} } = ${name};`);
  else pattern.replaceWithText(`{ ${missing.join(", ")} }`);
};

const provideStepImport = (file: SourceFile): void => {
  if (file.getImportDeclaration((one) => one.getModuleSpecifierValue() === "environment") !== undefined) return;
  file.addImportDeclaration({ moduleSpecifier: "environment", isTypeOnly: true, namedImports: ["Step"] });
};

/** Names declared or imported at the top level. */
export const topLevelNames = (file: SourceFile): Set<string> => {
  const names = new Set<string>();
  for (const statement of file.getStatements()) {
    if (Node.isFunctionDeclaration(statement)) names.add(statement.getName() ?? "");
    else if (Node.isTypeAliasDeclaration(statement) || Node.isInterfaceDeclaration(statement))
      names.add(statement.getName());
    else if (Node.isVariableStatement(statement)) {
      for (const declaration of statement.getDeclarations()) names.add(declaration.getName());
    } else if (Node.isImportDeclaration(statement)) {
      for (const specifier of statement.getNamedImports())
        names.add(specifier.getAliasNode()?.getText() ?? specifier.getName());
    }
  }
  return names;
};

/**
 * Removes what nothing uses any more, until nothing is left to remove: helpers, constants, imports, memory cells, names
 * taken out of the step. By name, so what is shadowed may stay: harmless. Kept is all that `export` shows.
 */
export const tidy = (file: SourceFile): void => {
  for (let changed = true; changed;) changed = removeUnused(file);
};

const removeUnused = (file: SourceFile): boolean => {
  const used = new Map<string, number>();
  for (const node of descendants(file.compilerNode)) {
    if (ts.isIdentifier(node) && isReference(node)) used.set(ts.idText(node), (used.get(ts.idText(node)) ?? 0) + 1);
  }
  const isUnused = (name: string) => (used.get(name) ?? 0) === 0;
  for (const declaration of file.getDescendantsOfKind(SyntaxKind.VariableDeclaration)) {
    const statement = declaration.getVariableStatement();
    if (statement === undefined || statement.isExported()) continue;
    const name = declaration.getNameNode();
    const initializer = declaration.getInitializer();
    if (Node.isIdentifier(name) && isUnused(name.getText()) && !(initializer !== undefined && assigns(initializer))) {
      declaration.remove();
      return true;
    }
  }
  for (const helper of file.getDescendantsOfKind(SyntaxKind.FunctionDeclaration)) {
    const name = helper.getName();
    if (helper.isExported() || name === undefined || ownUses(helper.compilerNode, name) < (used.get(name) ?? 0))
      continue;
    helper.remove();
    return true;
  }
  for (const declaration of file.getImportDeclarations()) {
    const named = declaration.getNamedImports();
    const idle = named.find((one) => isUnused(one.getAliasNode()?.getText() ?? one.getName()));
    if (idle === undefined) continue;
    if (named.length === 1) declaration.remove();
    else idle.remove();
    return true;
  }
  return removeIdleMemory(file) || removeIdleMembers(file, isUnused);
};

/** True where evaluating the node also changes something that is looked at elsewhere. */
const assigns = (node: Node): boolean =>
  [...descendants(node.compilerNode)].some(
    (one) =>
      (cellKept(one) !== undefined && usesOfCell(node.getSourceFile(), cellKept(one) as string).length > 1) ||
      (ts.isBinaryExpression(one) &&
        one.operatorToken.kind >= SyntaxKind.FirstAssignment &&
        one.operatorToken.kind <= SyntaxKind.LastAssignment) ||
      ((ts.isPrefixUnaryExpression(one) || ts.isPostfixUnaryExpression(one)) &&
        (one.operator === SyntaxKind.PlusPlusToken || one.operator === SyntaxKind.MinusMinusToken)),
  );

const ownUses = (node: ts.Node, name: string): number =>
  [...descendants(node)].filter((one) => ts.isIdentifier(one) && ts.idText(one) === name && isReference(one)).length;

/** Statements `memory.x = …;` whose cell nothing reads, and then the cell. */
const removeIdleMemory = (file: SourceFile): boolean => {
  const initial = file.getVariableDeclaration("initial")?.getFirstDescendantByKind(SyntaxKind.ObjectLiteralExpression);
  if (initial === undefined) return false;
  for (const property of initial.getProperties()) {
    const cell = property.asKind(SyntaxKind.PropertyAssignment)?.getName();
    if (cell === undefined) continue;
    const updates = usesOfCell(file, cell).map((use) => updateStatement(use, cell));
    if (!updates.every((update) => update !== undefined)) continue;
    for (const statement of new Set(updates)) statement.remove();
    if (initial.getProperties().length > 1)
      rewriteEntries(initial, (entries) => entries.filter(({ name }) => name !== cell));
    else {
      file.getVariableStatementOrThrow("initial").remove();
      stepParameter(file)?.setType("Step");
    }
    return true;
  }
  return false;
};

/** `memory.cell`, and the calls that keep it. */
const usesOfCell = (file: SourceFile, cell: string): Node[] => [
  ...file
    .getDescendantsOfKind(SyntaxKind.PropertyAccessExpression)
    .filter((access) => access.getName() === cell && access.getExpression().getText().endsWith("memory")),
  ...file.getDescendantsOfKind(SyntaxKind.CallExpression).filter((call) => cellKept(call.compilerNode) === cell),
];

/** The statement of the terms' own block that does nothing but update the cell. */
const updateStatement = (access: Node, cell: string) => {
  const statement = access.getFirstAncestorByKind(SyntaxKind.ExpressionStatement);
  const expression = statement?.getExpression();
  if (statement === undefined || !Node.isBlock(statement.getParent())) return undefined;
  if (access === expression && Node.isCallExpression(access)) return statement;
  const target = Node.isBinaryExpression(expression)
    ? expression.getLeft()
    : Node.isPostfixUnaryExpression(expression) || Node.isPrefixUnaryExpression(expression)
      ? expression.getOperand()
      : undefined;
  return Node.isPropertyAccessExpression(target) && target.getName() === cell ? statement : undefined;
};

const removeIdleMembers = (file: SourceFile, isUnused: (name: string) => boolean): boolean => {
  const pattern = stepParameter(file)?.getNameNode();
  if (!Node.isObjectBindingPattern(pattern)) return false;
  const elements = pattern.getElements();
  const kept = elements.filter((element) => !isUnused(element.getName()));
  if (kept.length === elements.length) return false;
  pattern.replaceWithText(kept.length === 0 ? "_step" : `{ ${kept.map((element) => element.getText()).join(", ")} }`);
  return kept.length > 0;
};
