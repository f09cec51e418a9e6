import { SyntaxKind, type ObjectLiteralExpression, type SourceFile } from "ts-morph";
import { entry, rewriteEntries, type Entry } from "./edit-literal.ts";
import { isIdentifierName, numberText } from "./names.ts";
import { formatSource } from "./print.ts";
import { parseReward, type RewardProgram } from "./program.ts";
import { createSourceFile, referencedNames } from "./project.ts";
import { libraryNames } from "./library.ts";
import { provideNames, returnedLiterals, tidy } from "./edit-tree.ts";

/**
 * Edits take a program and give a new one; the old one stays as it is. Each keeps the promise that weights and terms have
 * the same keys. Asking for a term that is not there, or for a name that is taken, is the caller's mistake: a RangeError.
 */
const edited = (program: RewardProgram, change: (file: SourceFile) => void): RewardProgram => {
  const file = createSourceFile(program.source);
  change(file);
  const parsed = parseReward(formatSource(file.getFullText()));
  if (parsed.kind === "program") return parsed.program;
  const [problem] = parsed.diagnostics;
  throw new RangeError(`The edit makes no program: ${problem?.message} (line ${problem?.line})\n${file.getFullText()}`);
};

/** New numbers for some of the terms. */
export const setWeights = (program: RewardProgram, weights: Readonly<Record<string, number>>): RewardProgram => {
  for (const name of Object.keys(weights)) requireTerm(program, name);
  return edited(program, (file) =>
    rewriteEntries(exportedLiteral(file, "weights"), (entries) =>
      entries.map((old) => {
        const weight = weights[old.name];
        return weight === undefined ? old : { ...old, text: `${old.name}: ${numberText(weight)}` };
      }),
    ),
  );
};

export const renameTerm = (program: RewardProgram, { from, to }: { from: string; to: string }): RewardProgram => {
  requireTerm(program, from);
  requireFree(program, to);
  const rename = (entries: readonly Entry[]) =>
    entries.map((old) =>
      old.name === from
        ? { ...old, name: to, text: old.text === from ? `${to}: ${from}` : old.text.replace(/^[^:]*:/, `${to}:`) }
        : old,
    );
  return edited(program, (file) => {
    for (const access of file.getDescendantsOfKind(SyntaxKind.PropertyAccessExpression)) {
      if (access.getName() === from && access.getExpression().getText() === "weights") {
        access.getNameNode().replaceWithText(to);
      }
    }
    eachRecord(file, rename);
    for (const element of sparseElements(file)) {
      if (element.getLiteralValue() === from) element.setLiteralValue(to);
    }
  });
};

/** Takes a term out, with its weight and whatever only it used. The last term cannot go. */
export const removeTerm = (program: RewardProgram, name: string): RewardProgram => {
  requireTerm(program, name);
  if (Object.keys(program.weights).length === 1) throw new RangeError(`'${name}' is the only term`);
  return edited(program, (file) => {
    eachRecord(file, (entries) => entries.filter((old) => old.name !== name));
    const sparse = sparseElements(file);
    const index = sparse.findIndex((element) => element.getLiteralValue() === name);
    if (index >= 0 && sparse.length === 1) file.getVariableStatementOrThrow("sparse").remove();
    else if (index >= 0) {
      file
        .getVariableDeclarationOrThrow("sparse")
        .getInitializerIfKindOrThrow(SyntaxKind.ArrayLiteralExpression)
        .removeElement(index);
    }
    tidy(file);
  });
};

/** Adds a term to every returned object; what its expression takes from the step and the library is provided. */
export const addTerm = (
  program: RewardProgram,
  { name, weight, expression }: { name: string; weight: number; expression: string },
): RewardProgram => {
  requireFree(program, name);
  return edited(program, (file) => {
    rewriteEntries(exportedLiteral(file, "weights"), (entries) => [...entries, entry(name, numberText(weight))]);
    for (let index = 0; index < returnedLiterals(file).length; index++) {
      const literal = returnedLiterals(file)[index] as ObjectLiteralExpression;
      rewriteEntries(literal, (entries) => [...entries, entry(name, expression)]);
    }
    provideNames(file, {
      used: referencedNames(createSourceFile(`(${expression});`).compilerNode),
      library: new Map(libraryNames().map((name) => [name, name])),
    });
  });
};

/** The same change to the weights and to every returned object. Each rewriting makes new nodes, so they are looked up anew. */
const eachRecord = (file: SourceFile, change: (entries: readonly Entry[]) => readonly Entry[]): void => {
  rewriteEntries(exportedLiteral(file, "weights"), change);
  for (let index = 0; index < returnedLiterals(file).length; index++) {
    rewriteEntries(returnedLiterals(file)[index] as ObjectLiteralExpression, change);
  }
};

/** `as const` and `satisfies` may stand around it. */
const exportedLiteral = (file: SourceFile, name: "weights"): ObjectLiteralExpression =>
  file.getVariableDeclarationOrThrow(name).getFirstDescendantByKindOrThrow(SyntaxKind.ObjectLiteralExpression);

const sparseElements = (file: SourceFile) =>
  file
    .getVariableDeclaration("sparse")
    ?.getInitializerIfKind(SyntaxKind.ArrayLiteralExpression)
    ?.getElements()
    .map((element) => element.asKindOrThrow(SyntaxKind.StringLiteral)) ?? [];

const requireTerm = (program: RewardProgram, name: string): void => {
  if (Object.hasOwn(program.weights, name)) return;
  throw new RangeError(`The program has no term '${name}'; it has ${Object.keys(program.weights).join(", ")}`);
};

const requireFree = (program: RewardProgram, name: string): void => {
  if (!isIdentifierName(name)) throw new RangeError(`'${name}' is not a plain identifier`);
  if (Object.hasOwn(program.weights, name)) throw new RangeError(`The program already has a term '${name}'`);
};
