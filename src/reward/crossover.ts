import { Node, SyntaxKind, ts, type ObjectLiteralExpression, type SourceFile, type Statement } from "ts-morph";
import { entry, rewriteEntries } from "./edit-literal.ts";
import {
  declaredNames,
  isDeclaredName,
  provideNames,
  returnedLiterals,
  stepParameter,
  topLevelNames,
} from "./edit-tree.ts";
import { freeName, importedNames, nameImports, nameStepMembers, renameCell } from "./crossover-names.ts";
import { numberText } from "./names.ts";
import { formatSource } from "./print.ts";
import { parseReward, type RewardProgram } from "./program.ts";
import { cellKept } from "./memory-calls.ts";
import { createSourceFile, descendants, referencedNames } from "./project.ts";
import { readExports } from "./exports.ts";
import { returnedExpressions } from "./returns.ts";
import { unwrapped } from "./constants.ts";

/**
 * Takes terms of another program into this one as modules: with their weights, the helpers and constants they call, the
 * statements that compute them and the memory they keep. What would collide gets another name. Composition and `sparse`
 * stay this program's.
 *
 * Null where the other program cannot be cut apart: several returns, or the step handed on as a whole.
 */
export const crossover = (
  program: RewardProgram,
  { other, terms }: { other: RewardProgram; terms: readonly string[] },
): RewardProgram | null => {
  for (const name of terms) {
    if (!Object.hasOwn(other.weights, name)) throw new RangeError(`The other program has no term '${name}'`);
  }
  const target = createSourceFile(program.source);
  const donor = createSourceFile(other.source);
  if (!isCuttable(donor) || !nameStepMembers(donor)) return null;
  separate(donor, target);
  const library = nameImports(donor, target);

  const [literal] = returnedLiterals(donor);
  const needed = new Set<string>();
  const added: { name: string; expression: string; weight: number }[] = [];
  for (const name of terms) {
    const property = literal?.getPropertyOrThrow(name);
    const written = property?.asKind(SyntaxKind.PropertyAssignment)?.getInitializerOrThrow();
    const value = written ?? property?.asKindOrThrow(SyntaxKind.ShorthandPropertyAssignment).getNameNode();
    if (value === undefined) continue;
    for (const used of namesIn(value.compilerNode)) needed.add(used);
    added.push({
      name: freeName(name, new Set(Object.keys(program.weights))),
      expression: value.getText(),
      weight: other.weights[name] as number,
    });
  }
  const statements = sliceOf(donor, needed);
  const globals = globalSlice(donor, needed);
  const cells = Object.entries(parsedInitial(donor)).filter(([cell]) => needed.has(`memory.${cell}`));

  addCells(target, cells);
  const present = new Set(topLevelNames(target));
  for (const statement of globals)
    if (!namesDeclared(statement).every((name) => present.has(name))) addBeforeTerms(target, statement);
  if (statements.length > 0) insertIntoTerms(target, statements);
  const weights = target
    .getVariableDeclarationOrThrow("weights")
    .getFirstDescendantByKindOrThrow(SyntaxKind.ObjectLiteralExpression);
  rewriteEntries(weights, (entries) => [
    ...entries,
    ...added.map(({ name, weight }) => entry(name, numberText(weight))),
  ]);
  for (let index = 0; index < returnedLiterals(target).length; index++) {
    const record = returnedLiterals(target)[index] as ObjectLiteralExpression;
    rewriteEntries(record, (entries) => [...entries, ...added.map(({ name, expression }) => entry(name, expression))]);
  }
  provideNames(target, { used: needed, library });
  const parsed = parseReward(formatSource(target.getFullText()));
  return parsed.kind === "program" ? parsed.program : null;
};

/** One `return` of one literal, at the end of the function. */
const isCuttable = (donor: SourceFile): boolean => {
  const { terms } = readExports(donor.compilerNode).exports;
  if (terms === null) return false;
  const [only, ...more] = returnedExpressions(terms);
  return only !== undefined && more.length === 0 && ts.isObjectLiteralExpression(unwrapped(only));
};

/** Gives the donor's declarations and memory cells names that the target does not have; equal helpers are shared. */
const separate = (donor: SourceFile, target: SourceFile): void => {
  const taken = new Set([...declaredNames(target), ...importedNames(target).values()]);
  const globals = topLevelNames(donor);
  const shared = new Set(
    donor.getFunctions().flatMap((helper) => {
      const name = helper.getName() ?? "";
      // Equal text means equal function only where it leans on nothing else of its module.
      const leans = [...referencedNames(helper.compilerNode)].some((used) => used !== name && globals.has(used));
      return !leans && target.getFunction(name)?.getText() === helper.getText() ? [name] : [];
    }),
  );
  const members = new Set(["state", "action", "next", "memory", "dt", "time", "terminated"]);
  const own = declaredNames(donor);
  for (const name of own) {
    if (!taken.has(name) || shared.has(name) || members.has(name) || exportedNames.has(name)) continue;
    const fresh = freeName(name, new Set([...taken, ...own]));
    for (let clash = declarationNamed(donor, name); clash !== undefined; clash = declarationNamed(donor, name))
      clash.rename(fresh, { usePrefixAndSuffixText: true });
  }
  const cells = new Set(Object.keys(parsedInitial(target)));
  for (const cell of Object.keys(parsedInitial(donor))) {
    if (cells.has(cell))
      renameCell(donor, { from: cell, to: freeName(cell, new Set([...cells, ...Object.keys(parsedInitial(donor))])) });
  }
};

const exportedNames: ReadonlySet<string> = new Set(["weights", "initial", "composition", "sparse", "terms"]);

const declarationNamed = (file: SourceFile, name: string) =>
  file.getDescendantsOfKind(SyntaxKind.Identifier).find((node) => node.getText() === name && isDeclaredName(node));

const parsedInitial = (file: SourceFile): Record<string, number> => {
  const parsed = parseReward(file.getFullText());
  return parsed.kind === "program" ? parsed.program.initial : {};
};

/** Names that a node refers to, memory cells as `memory.cell`. */
const namesIn = (root: ts.Node): Set<string> => {
  const names = referencedNames(root);
  for (const node of descendants(root)) {
    if (
      ts.isPropertyAccessExpression(node) &&
      ts.isIdentifier(node.expression) &&
      ts.idText(node.expression) === "memory"
    ) {
      names.add(`memory.${node.name.text}`);
    }
    const kept = cellKept(node);
    if (kept !== undefined) names.add(`memory.${kept}`);
  }
  return names;
};

/** Names that a statement declares or assigns, memory cells as `memory.cell`. */
const namesDeclared = (statement: Statement): string[] => {
  const found: string[] = [];
  for (const node of descendants(statement.compilerNode)) {
    if ((ts.isVariableDeclaration(node) || ts.isBindingElement(node)) && ts.isIdentifier(node.name))
      found.push(ts.idText(node.name));
    if ((ts.isFunctionDeclaration(node) || ts.isTypeAliasDeclaration(node)) && node.name !== undefined)
      found.push(ts.idText(node.name));
    const target =
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind >= SyntaxKind.FirstAssignment &&
      node.operatorToken.kind <= SyntaxKind.LastAssignment
        ? node.left
        : ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node)
          ? node.operand
          : undefined;
    if (target !== undefined && ts.isIdentifier(target)) found.push(ts.idText(target));
    if (target !== undefined && ts.isPropertyAccessExpression(target)) found.push(`memory.${target.name.text}`);
    const kept = cellKept(node);
    if (kept !== undefined) found.push(`memory.${kept}`);
  }
  return found;
};

/** The statements of `terms` that the needed names come from, in order; `needed` grows by what they use. */
const sliceOf = (donor: SourceFile, needed: Set<string>): string[] => {
  const body = stepBody(donor);
  if (body === undefined) return [];
  const candidates = body.getStatements().filter((statement) => !Node.isReturnStatement(statement));
  return closure(candidates, needed).map((statement) => statement.getText());
};

const globalSlice = (donor: SourceFile, needed: Set<string>): Statement[] =>
  closure(
    donor
      .getStatements()
      .filter((statement) => !Node.isImportDeclaration(statement))
      .filter(
        (statement) =>
          !namesDeclared(statement).some((name) => name === "terms" || name === "initial" || name === "weights"),
      ),
    needed,
  );

const closure = (candidates: readonly Statement[], needed: Set<string>): Statement[] => {
  const taken = new Set<Statement>();
  for (let grew = true; grew;) {
    grew = false;
    for (const statement of candidates) {
      if (taken.has(statement) || !namesDeclared(statement).some((name) => needed.has(name))) continue;
      taken.add(statement);
      for (const name of namesIn(statement.compilerNode)) needed.add(name);
      grew = true;
    }
  }
  return candidates.filter((statement) => taken.has(statement));
};

const stepBody = (file: SourceFile) => {
  const declared = file.getFunction("terms");
  const owner = declared ?? file.getVariableDeclaration("terms")?.getInitializer();
  const body =
    Node.isFunctionDeclaration(owner) || Node.isArrowFunction(owner) || Node.isFunctionExpression(owner)
      ? owner.getBody()
      : undefined;
  return Node.isBlock(body) ? body : undefined;
};

const addCells = (target: SourceFile, cells: readonly (readonly [string, number])[]): void => {
  if (cells.length === 0) return;
  const text = cells.map(([cell, value]) => `${cell}: ${numberText(value)}`).join(", ");
  const initial = target
    .getVariableDeclaration("initial")
    ?.getFirstDescendantByKind(SyntaxKind.ObjectLiteralExpression);
  if (initial === undefined) {
    const weights = target.getVariableStatementOrThrow("weights");
    target.insertStatements(weights.getChildIndex() + 1, `\nexport const initial = { ${text} };\n`);
  } else {
    rewriteEntries(initial, (entries) => [...entries, ...cells.map(([cell, value]) => entry(cell, numberText(value)))]);
  }
  stepParameter(target)?.setType("Step<typeof initial>");
};

const addBeforeTerms = (target: SourceFile, statement: Statement): void => {
  const terms = target.getFunction("terms") ?? target.getVariableStatementOrThrow("terms");
  target.insertStatements(terms.getChildIndex(), `${statement.getText()}\n`);
};

const insertIntoTerms = (target: SourceFile, statements: readonly string[]): void => {
  const body = stepBody(target);
  if (body !== undefined) {
    // What takes members out of the step stays first.
    const step = stepParameter(target)?.getName();
    const opening = body
      .getStatements()
      .findIndex(
        (one) =>
          !Node.isVariableStatement(one) ||
          !one.getDeclarations().every((declaration) => declaration.getInitializer()?.getText() === step),
      );
    body.insertStatements(Math.max(0, opening), [...statements]);
    return;
  }
  const arrow = target.getVariableDeclarationOrThrow("terms").getInitializerIfKindOrThrow(SyntaxKind.ArrowFunction);
  const returned = arrow.getBody();
  // Not setBodyText: it finds no braces where the body stands in parentheses.
  returned.replaceWithText(["{", ...statements, `return ${returned.getText()};`, "}"].join("\n"));
};
