import { ts } from "ts-morph";
import type { Diagnostic } from "../core/diagnostic.ts";
import { unwrapped } from "./constants.ts";
import { errorAt } from "./places.ts";

/** `export function terms(step) {…}`, or the same as an exported constant arrow function. */
export type TermsFunction = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression;

export type ExportedConstant = { name: ts.Identifier; value: ts.Expression };

export type RewardExports = {
  weights: ExportedConstant | null;
  initial: ExportedConstant | null;
  composition: ExportedConstant | null;
  sparse: ExportedConstant | null;
  terms: TermsFunction | null;
};

const known = ["weights", "initial", "composition", "sparse", "terms"] as const;

/** Finds the exports that make a reward program; what is missing, doubled or unknown is a diagnostic. */
export const readExports = (file: ts.SourceFile): { exports: RewardExports; diagnostics: Diagnostic[] } => {
  const exports: RewardExports = { weights: null, initial: null, composition: null, sparse: null, terms: null };
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  const note = (name: ts.Identifier) => {
    const text = ts.idText(name);
    if (seen.has(text)) diagnostics.push(doubled(file, name));
    else if (!known.some((other) => other === text)) diagnostics.push(unknown(file, name));
    seen.add(text);
  };
  const listed = new Set<string>();
  for (const statement of file.statements) {
    if (ts.isExportAssignment(statement) || ts.isExportDeclaration(statement)) {
      diagnostics.push(otherExport(file, statement));
      for (const name of namesListed(statement)) listed.add(name);
    }
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    if (!modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) continue;
    if (modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword)) {
      diagnostics.push(otherExport(file, statement));
    } else if (ts.isFunctionDeclaration(statement) && statement.name !== undefined) {
      note(statement.name);
      if (ts.idText(statement.name) === "terms" && statement.body !== undefined) exports.terms = statement;
    } else if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (!ts.isIdentifier(name) || initializer === undefined) continue;
        note(name);
        const value = unwrapped(initializer);
        const text = ts.idText(name);
        if (text === "terms") {
          if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) exports.terms = value;
        } else if (text === "weights" || text === "initial" || text === "composition" || text === "sparse") {
          exports[text] = { name, value };
        }
      }
    }
  }
  // What a list exports is there, though it is not read: one word about the list is enough.
  if (exports.weights === null && !listed.has("weights")) {
    diagnostics.push(
      errorAt(file, 0, {
        rule: "structure/no-weights",
        message: "The program does not export 'weights'",
        hint: "Write `export const weights = { name: 1, … };` with one number for each term.",
      }),
    );
  }
  if (exports.terms === null && !listed.has("terms")) {
    diagnostics.push(
      errorAt(file, 0, {
        rule: "structure/no-terms",
        message: "The program does not export a function 'terms'",
        hint: "Write `export function terms({ state, action, next }: Step) { return { name: …, … }; }`.",
      }),
    );
  }
  return { exports, diagnostics };
};

const namesListed = (statement: ts.ExportAssignment | ts.ExportDeclaration): string[] =>
  ts.isExportDeclaration(statement) && statement.exportClause !== undefined && ts.isNamedExports(statement.exportClause)
    ? statement.exportClause.elements.map(({ name }) => name.text)
    : [];

const doubled = (file: ts.SourceFile, name: ts.Identifier): Diagnostic =>
  errorAt(file, name, {
    rule: "structure/duplicate-export",
    message: `'${ts.idText(name)}' is exported twice`,
    hint: "Keep one of them.",
  });

const unknown = (file: ts.SourceFile, name: ts.Identifier): Diagnostic =>
  errorAt(file, name, {
    rule: "structure/unknown-export",
    message: `A reward program does not export '${ts.idText(name)}'`,
    hint: `Export ${known.join(", ")} only; leave \`export\` away from helpers.`,
  });

const otherExport = (file: ts.SourceFile, node: ts.Node): Diagnostic => {
  const isList = ts.isExportDeclaration(node) && node.moduleSpecifier === undefined;
  return errorAt(file, node, {
    rule: "structure/unknown-export",
    message: isList ? "A list of exports is not read" : "Default exports and re-exports are not read",
    hint: "Put `export` in front of what is exported: `export const weights = …`, `export function terms(…) …`.",
  });
};
