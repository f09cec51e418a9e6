import { ts } from "ts-morph";
import type { Diagnostic } from "../core/diagnostic.ts";
import type { Composition } from "../core/program.ts";
import { readExports } from "./exports.ts";
import { readReturns, type TermNode } from "./returns.ts";
import { readComposition, readNumbers, readSparse } from "./records.ts";
import { errorAt } from "./places.ts";
import { parseTree, syntaxErrors } from "./project.ts";

/** A reward program read into its parts (docs/reward-programs.md). Immutable in use: edits parse a copy. */
export type RewardProgram = {
  source: string;
  /** The one tree of it: what is checked, read for its meaning, and emitted. */
  tree: ts.SourceFile;
  weights: Record<string, number>;
  initial: Record<string, number>;
  composition: Composition;
  sparse: string[];
  /** Every place that computes the term, in the order of `weights`. */
  terms: Record<string, TermNode[]>;
};

export type ParsedReward =
  | { kind: "program"; program: RewardProgram }
  /** `tree`: of a text that parses, whatever else is wrong with it. */
  | { kind: "diagnostics"; diagnostics: Diagnostic[]; tree: ts.SourceFile | null };

/** Longest source and deepest tree that are read at all: ten times what a sensible reward needs. */
export const sourceLimits = { characters: 32_768, depth: 200 };

/**
 * Reads a reward program. Checks its form (exports, keys, literals), not its types and not which syntax its expressions
 * use: that is the critic's. Never throws for what the source does wrong.
 */
export const parseReward = (source: string): ParsedReward => {
  const refused = (diagnostics: Diagnostic[], tree: ts.SourceFile | null = null): ParsedReward => ({
    kind: "diagnostics",
    diagnostics,
    tree,
  });
  if (source.length > sourceLimits.characters) {
    return refused([
      errorAt(null, 0, {
        rule: "extract/too-long",
        message: `The program has ${source.length} characters; ${sourceLimits.characters} is the limit`,
        hint: "Write a reward of a few terms, computed from formulas instead of tables.",
      }),
    ]);
  }
  const tree = openTree(source);
  if (tree === null || depthOf(tree) > sourceLimits.depth) return refused([tooDeep]);
  const syntax = syntaxErrors(tree);
  if (syntax.length > 0) {
    return refused(
      syntax.slice(0, 5).map((problem) =>
        errorAt(tree, problem.start, {
          rule: "extract/syntax",
          message: ts.flattenDiagnosticMessageText(problem.messageText, " "),
          hint: "Write one complete TypeScript module.",
        }),
      ),
    );
  }

  const { exports, diagnostics } = readExports(tree);
  const weights = exports.weights === null ? null : readNumbers(exports.weights, { export: "weights", diagnostics });
  const initial = exports.initial === null ? null : readNumbers(exports.initial, { export: "initial", diagnostics });
  const composition = readComposition(exports.composition, diagnostics);
  const sparse = readSparse(exports.sparse, { composition, weights: weights?.values ?? null, diagnostics });
  const returns = exports.terms === null ? null : readReturns(exports.terms, { weights, diagnostics });
  if (weights === null || returns === null || exports.terms === null || diagnostics.length > 0) {
    return refused(diagnostics, tree);
  }
  return {
    kind: "program",
    program: {
      source,
      tree,
      weights: weights.values,
      initial: initial?.values ?? {},
      composition,
      sparse,
      terms: Object.fromEntries(Object.keys(weights.values).map((name) => [name, returns.terms.get(name) ?? []])),
    },
  };
};

const tooDeep = errorAt(null, 0, {
  rule: "extract/too-deep",
  message: `The program is nested deeper than ${sourceLimits.depth} levels`,
  hint: "Split long expressions into named constants.",
});

/** More than any declaration has; the parser looks past all of them anew at each. */
const mostModifiers = 8;

const modifiersInARow = (source: string): number => {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true, ts.LanguageVariant.Standard, source);
  let [row, longest] = [0, 0];
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    row = modifiers.has(token) ? row + 1 : 0;
    longest = Math.max(longest, row);
  }
  return longest;
};

const modifiers: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AbstractKeyword,
  ts.SyntaxKind.AccessorKeyword,
  ts.SyntaxKind.AsyncKeyword,
  ts.SyntaxKind.ConstKeyword,
  ts.SyntaxKind.DeclareKeyword,
  ts.SyntaxKind.DefaultKeyword,
  ts.SyntaxKind.ExportKeyword,
  ts.SyntaxKind.InKeyword,
  ts.SyntaxKind.OutKeyword,
  ts.SyntaxKind.OverrideKeyword,
  ts.SyntaxKind.PrivateKeyword,
  ts.SyntaxKind.ProtectedKeyword,
  ts.SyntaxKind.PublicKeyword,
  ts.SyntaxKind.ReadonlyKeyword,
  ts.SyntaxKind.StaticKeyword,
]);

/** Null where the parser ran out of stack, or would take long. */
const openTree = (source: string): ts.SourceFile | null => {
  if (bracketDepth(source) > sourceLimits.depth || modifiersInARow(source) > mostModifiers) return null;
  try {
    return parseTree(source);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};

/** Upper bound of the nesting by brackets, without parsing: brackets in strings and comments count too. */
const bracketDepth = (source: string): number => {
  let depth = 0;
  let deepest = 0;
  for (const character of source) {
    if ("([{".includes(character)) deepest = Math.max(deepest, ++depth);
    else if (")]}".includes(character)) depth = Math.max(0, depth - 1);
  }
  return deepest;
};

const depthOf = (root: ts.Node): number => {
  let deepest = 0;
  let level: ts.Node[] = [root];
  while (level.length > 0 && deepest <= sourceLimits.depth) {
    deepest++;
    const below: ts.Node[] = [];
    for (const node of level) ts.forEachChild(node, (child) => void below.push(child));
    level = below;
  }
  return deepest;
};

/** Weights of a source by term; none where it is no program. */
export const weightsIn = (source: string): Record<string, number> => {
  const parsed = parseReward(source);
  return parsed.kind === "program" ? parsed.program.weights : {};
};
