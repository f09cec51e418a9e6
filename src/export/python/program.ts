import { ts } from "ts-morph";
import { unwrapped } from "../../reward/constants.ts";
import { readExports, type TermsFunction } from "../../reward/exports.ts";
import { descendants } from "../../reward/project.ts";
import type { TypedView } from "../../reward/typed-view.ts";
import { commentsAround } from "./comments.ts";
import { untranslatable, type Context } from "./context.ts";
import type { Reading } from "./reading.ts";
import { bodyOf } from "./functions.ts";
import type { Statement } from "./layout.ts";
import { propertyKey } from "./members.ts";
import { stepNames } from "./names.ts";
import { bindPattern } from "./patterns.ts";
import { translateStatements } from "./statements.ts";

/** Names of the exports in Python. */
const exportNames: ReadonlyMap<string, string> = new Map([
  ["weights", "WEIGHTS"],
  ["initial", "INITIAL"],
  ["composition", "COMPOSITION"],
  ["sparse", "SPARSE"],
  ["terms", "terms"],
]);

/** Names from "reward" that a program imports, by the symbol each has in it. */
export const importsOf = ({ file, checker }: TypedView): Map<ts.Symbol, string> => {
  const found = new Map<ts.Symbol, string>();
  for (const node of descendants(file)) {
    if (!ts.isImportSpecifier(node)) continue;
    const { moduleSpecifier } = node.parent.parent.parent as ts.ImportDeclaration;
    const symbol = checker.getSymbolAtLocation(node.name);
    if (symbol === undefined || !ts.isStringLiteral(moduleSpecifier) || moduleSpecifier.text !== "reward") continue;
    found.set(symbol, ts.idText((node.propertyName ?? node.name) as ts.Identifier));
  }
  return found;
};

/** Variables that are members of the step under their own name: in Python the parameters of `terms`. */
const stepMembers = (terms: TermsFunction, { checker }: TypedView): Map<ts.Symbol, string> => {
  const found = new Map<ts.Symbol, string>();
  const [step] = terms.parameters;
  if (step === undefined) return found;
  const own = (pattern: ts.ObjectBindingPattern): void => {
    for (const element of pattern.elements) {
      if (!ts.isIdentifier(element.name) || element.dotDotDotToken !== undefined) continue;
      const key = propertyKey(element.propertyName ?? element.name);
      const name = stepNames.get(key);
      const symbol = checker.getSymbolAtLocation(element.name);
      if (symbol !== undefined && name !== undefined && ts.idText(element.name) === key) found.set(symbol, name);
    }
  };
  if (ts.isObjectBindingPattern(step.name)) own(step.name);
  if (!ts.isIdentifier(step.name)) return found;
  const symbol = checker.getSymbolAtLocation(step.name);
  const isStep = (node: ts.Expression): boolean => {
    const inner = unwrapped(node);
    return ts.isIdentifier(inner) && checker.getSymbolAtLocation(inner) === symbol;
  };
  for (const node of descendants(terms)) {
    if (!ts.isVariableDeclaration(node) || node.initializer === undefined) continue;
    if ((node.parent.flags & ts.NodeFlags.BlockScoped) !== ts.NodeFlags.Const) continue;
    if (ts.isObjectBindingPattern(node.name) && isStep(node.initializer)) own(node.name);
    const value = unwrapped(node.initializer);
    if (!ts.isIdentifier(node.name) || !ts.isPropertyAccessExpression(value) || !isStep(value.expression)) continue;
    const name = stepNames.get(ts.idText(value.name as ts.Identifier));
    const declared = checker.getSymbolAtLocation(node.name);
    if (
      declared !== undefined &&
      name !== undefined &&
      ts.idText(node.name) === ts.idText(value.name as ts.Identifier)
    ) {
      found.set(declared, name);
    }
  }
  return found;
};

/** What the translation of a program needs to know of its surroundings. */
export const readProgram = (
  view: TypedView,
  {
    library,
    reserved,
    outside,
  }: { library: ReadonlyMap<string, string>; reserved: ReadonlySet<string>; outside: ReadonlySet<string> },
): Reading => {
  const { file, checker } = view;
  const { exports } = readExports(file);
  const { terms } = exports;
  if (terms === null) throw new RangeError("the program has no terms");
  const aliases = new Map<ts.Symbol, string>(stepMembers(terms, view));
  for (const [symbol, name] of importsOf(view)) aliases.set(symbol, library.get(name) ?? name);
  for (const [name, symbol] of moduleSymbols(view)) {
    const alias = exportNames.get(name);
    if (alias !== undefined) aliases.set(symbol, alias);
  }
  return { file, checker, aliases, reserved, outside, terms };
};

/** Exported declarations by name. */
const moduleSymbols = ({ file, checker }: TypedView): [string, ts.Symbol][] =>
  file.statements.flatMap((statement): [string, ts.Symbol][] => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) === true;
    if (!isExported) return [];
    const names = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => name)
      : ts.isFunctionDeclaration(statement) && statement.name !== undefined
        ? [statement.name]
        : [];
    return names.flatMap((name) => {
      const symbol = ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
      return symbol === undefined ? [] : [[ts.idText(name as ts.Identifier), symbol] as [string, ts.Symbol]];
    });
  });

const holdsTerms = (statement: ts.Statement, terms: TermsFunction): boolean =>
  statement === terms || ts.findAncestor(terms, (node) => node === statement) !== undefined;

/** The program's statements but `terms`, in their order; functions first where a constant is computed by one. */
export const moduleStatements = (context: Context): Statement[] => {
  const { file, terms } = context;
  const others = file.statements.filter((statement) => terms === null || !holdsTerms(statement, terms));
  const calls = others.some(
    (statement) => ts.isVariableStatement(statement) && [...descendants(statement)].some(ts.isCallExpression),
  );
  if (calls) return translateStatements(others, context);
  return others.flatMap((statement, index) => {
    const statements = translateStatements([statement], context);
    const isApart = index > 0 && /\n\s*\n/.test(file.text.slice(statement.getFullStart(), statement.getStart(file)));
    return statements.length > 0 && isApart ? [{ kind: "blank" as const }, ...statements] : statements;
  });
};

/** What stands above the imports is about the whole program; behind the last statement there is nothing to stand above. */
export const headComments = ({ file }: Context): Statement[] => {
  const [first] = file.statements;
  const comments = first !== undefined && ts.isImportDeclaration(first) ? commentsAround(first, { file }) : [];
  return comments.length === 0 ? [] : [...comments, { kind: "blank" }];
};

/** The inside of `terms`, whose parameters are the members of the step. */
export const termsBody = (context: Context): { comments: Statement[]; body: Statement[] } => {
  const { terms, file } = context;
  if (terms === null) throw new RangeError("the program has no terms");
  const statement = file.statements.find((one) => holdsTerms(one, terms)) as ts.Statement;
  const step = terms.parameters[0];
  if (step !== undefined && step.initializer !== undefined) throw untranslatable(step, "the step has a default");
  const prologue: Statement[] =
    step === undefined || ts.isIdentifier(step.name)
      ? []
      : bindPattern(step.name, { source: { kind: "step" }, context });
  return { comments: commentsAround(statement, context), body: bodyOf(terms, { prologue, context }) };
};
