import { ts } from "ts-morph";
import type { Diagnostic } from "../core/diagnostic.ts";
import { unwrapped } from "./constants.ts";
import type { TermsFunction } from "./exports.ts";
import { nearestName } from "./names.ts";
import { errorAt } from "./places.ts";
import { keyText, type NumberRecord } from "./records.ts";

/** One place that computes a term: `name: expression`, or `name` alone. */
export type TermNode = ts.PropertyAssignment | ts.ShorthandPropertyAssignment;

/** The expression whose value is the term. */
export const termExpression = (node: TermNode): ts.Expression =>
  ts.isPropertyAssignment(node) ? node.initializer : node.name;

/** Every expression that a function returns, nested functions left out. */
export const returnedExpressions = (fn: ts.SignatureDeclaration & { body?: ts.Node }): ts.Expression[] => {
  if (fn.body === undefined) return [];
  if (!ts.isBlock(fn.body)) return [fn.body as ts.Expression];
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression !== undefined) found.push(node.expression);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(fn.body, visit);
  return found;
};

/**
 * Reads the object literals that `terms` returns, directly, through `? :` or through a local constant, and holds their
 * keys against `weights`. Null where no literal was found.
 */
export const readReturns = (
  terms: TermsFunction,
  { weights, diagnostics }: { weights: NumberRecord | null; diagnostics: Diagnostic[] },
): { literals: ts.ObjectLiteralExpression[]; terms: Map<string, TermNode[]> } | null => {
  const file = terms.getSourceFile();
  const literals: ts.ObjectLiteralExpression[] = [];
  const resolve = (expression: ts.Expression): void => {
    const node = unwrapped(expression);
    if (ts.isObjectLiteralExpression(node)) {
      if (!literals.includes(node)) literals.push(node);
    } else if (ts.isConditionalExpression(node)) {
      resolve(node.whenTrue);
      resolve(node.whenFalse);
    } else {
      const constant = ts.isIdentifier(node) ? localConstant(terms, ts.idText(node)) : undefined;
      if (constant === undefined) diagnostics.push(noRecord(file, node));
      else literals.push(constant);
    }
  };
  const returned = returnedExpressions(terms);
  for (const expression of returned) resolve(expression);
  if (returned.length === 0) {
    diagnostics.push(
      errorAt(file, terms, {
        rule: "structure/no-return",
        message: "'terms' returns nothing",
        hint: "End it with `return { name: …, … };`, one entry for each weight.",
      }),
    );
  }
  if (literals.length === 0) return null;
  const found = new Map<string, TermNode[]>();
  for (const literal of literals) readLiteral(literal, { file, found, weights, diagnostics });
  return { literals, terms: found };
};

const readLiteral = (
  literal: ts.ObjectLiteralExpression,
  context: {
    file: ts.SourceFile;
    found: Map<string, TermNode[]>;
    weights: NumberRecord | null;
    diagnostics: Diagnostic[];
  },
): void => {
  const { file, found, weights, diagnostics } = context;
  const here = new Set<string>();
  for (const property of literal.properties) {
    const key = property.name === undefined ? undefined : keyText(property.name);
    if (key === undefined || !(ts.isPropertyAssignment(property) || ts.isShorthandPropertyAssignment(property))) {
      diagnostics.push(
        errorAt(file, property, {
          rule: "structure/return-shape",
          message: "The returned object may hold only `name: number` entries",
          hint: "Write every term by its name; no spread, methods or computed keys.",
        }),
      );
      continue;
    }
    if (here.has(key)) {
      diagnostics.push(
        errorAt(file, property, {
          rule: "structure/duplicate-term",
          message: `The term '${key}' stands twice in one returned object`,
          hint: "Give each term its own name.",
        }),
      );
    }
    here.add(key);
    found.set(key, [...(found.get(key) ?? []), property]);
    if (weights !== null && !weights.keys.has(key)) {
      const near = nearestName(
        key,
        [...weights.keys.keys()].filter((name) => !here.has(name)),
      );
      diagnostics.push(
        errorAt(file, property, {
          rule: "structure/missing-weight",
          message: `The term '${key}' has no weight`,
          hint: `Add \`${key}: …\` to 'weights'${near === undefined ? "" : `, or did you mean '${near}'?`}`,
        }),
      );
    }
  }
  for (const [name, key] of weights?.keys ?? []) {
    if (here.has(name)) continue;
    diagnostics.push(
      errorAt(file, key, {
        rule: "structure/missing-term",
        message: `The weight '${name}' has no term in the object returned in line ${file.getLineAndCharacterOfPosition(literal.getStart(file)).line + 1}`,
        hint: `Return '${name}' there (0 where it does not apply), or drop the weight.`,
      }),
    );
  }
};

/** `const name = {…}` in the function's own body. */
const localConstant = (terms: TermsFunction, name: string): ts.ObjectLiteralExpression | undefined => {
  if (terms.body === undefined || !ts.isBlock(terms.body)) return undefined;
  for (const statement of terms.body.statements) {
    if (!ts.isVariableStatement(statement) || (statement.declarationList.flags & ts.NodeFlags.Const) === 0) continue;
    for (const { name: declared, initializer } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(declared) || ts.idText(declared) !== name || initializer === undefined) continue;
      const value = unwrapped(initializer);
      if (ts.isObjectLiteralExpression(value)) return value;
    }
  }
  return undefined;
};

const literalKinds: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.StringLiteral, "a string"],
  [ts.SyntaxKind.NoSubstitutionTemplateLiteral, "a string"],
  [ts.SyntaxKind.TemplateExpression, "a string"],
  [ts.SyntaxKind.NumericLiteral, "a number"],
  [ts.SyntaxKind.TrueKeyword, "a boolean"],
  [ts.SyntaxKind.FalseKeyword, "a boolean"],
  [ts.SyntaxKind.NullKeyword, "null"],
  [ts.SyntaxKind.ArrayLiteralExpression, "an array"],
]);

const noRecord = (file: ts.SourceFile, node: ts.Expression): Diagnostic => {
  const kind = literalKinds.get(node.kind);
  return errorAt(file, node, {
    rule: kind === undefined ? "structure/return-shape" : "types/mismatch",
    message: `'terms' must return an object of named numbers${kind === undefined ? ", written as a literal" : `, not ${kind}`}`,
    hint: "Write `return { name: …, … };` with one number for each weight; the weighted total is computed for you.",
  });
};
