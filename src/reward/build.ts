import { StructureKind, VariableDeclarationKind, ts, type SourceFileStructure } from "ts-morph";
import type { Composition } from "../core/program.ts";
import { libraryNames } from "./library.ts";
import { isIdentifierName, numberText } from "./names.ts";
import { createSourceFile, referencedNames, syntaxErrors } from "./project.ts";

export type RewardParts = {
  /** One or more lines above the program: the idea. */
  comment?: string;
  /** Names from "reward"; left out, those that the expressions use. */
  imports?: readonly string[];
  /** Finite numbers by term name, in column order. */
  weights: Readonly<Record<string, number>>;
  /** Numbers that live for one episode. */
  initial?: Readonly<Record<string, number>>;
  /** Statements at the start of `terms`, each one whole. */
  statements?: readonly string[];
  terms: readonly { name: string; expression: string; comment?: string }[];
  composition?: Composition;
  /** For `signs`. */
  sparse?: readonly string[];
};

/** What `terms` may take out of its step, in the order it is printed. */
const stepMembers = ["state", "action", "next", "memory", "dt", "time", "terminated"];

/**
 * Prints a reward program (docs/reward-programs.md) from its parts. Only what the expressions use is taken from the step and imported.
 * Throws a RangeError for parts that make no program: that is the caller's mistake, never a candidate's.
 */
export const buildReward = (parts: RewardParts): string => {
  const names = parts.terms.map((term) => term.name);
  for (const name of [...names, ...Object.keys(parts.initial ?? {})]) {
    if (!isIdentifierName(name)) throw new RangeError(`buildReward: '${name}' is not a plain identifier`);
  }
  if (names.length === 0) throw new RangeError("buildReward: a program needs at least one term");
  if (names.toSorted().join() !== Object.keys(parts.weights).toSorted().join()) {
    throw new RangeError(
      `buildReward: weights (${Object.keys(parts.weights).join(", ")}) and terms (${names.join(", ")}) must have the same keys, each once`,
    );
  }
  const body = [...(parts.statements ?? []), ...parts.terms.map((term) => `(${term.expression});`)].join("\n");
  const used = referencedNames(createSourceFile(body).compilerNode);
  const imports = parts.imports ?? libraryNames().filter((name) => used.has(name));
  const members = stepMembers.filter((name) => used.has(name));
  const hasMemory = parts.initial !== undefined && Object.keys(parts.initial).length > 0;

  const file = createSourceFile({
    statements: [
      ...(parts.comment === undefined || parts.comment === "" ? [] : commentLines(parts.comment)),
      ...(imports.length > 0
        ? [
            {
              kind: StructureKind.ImportDeclaration as const,
              moduleSpecifier: "reward",
              namedImports: imports.map((name) => ({ kind: StructureKind.ImportSpecifier as const, name })),
            },
          ]
        : []),
      {
        kind: StructureKind.ImportDeclaration,
        moduleSpecifier: "environment",
        isTypeOnly: true,
        namedImports: [{ kind: StructureKind.ImportSpecifier, name: "Step" }],
      },
      ...exported("weights", recordText(parts.weights)),
      ...(hasMemory ? exported("initial", recordText(parts.initial as Record<string, number>)) : []),
      ...(parts.composition === undefined || parts.composition === "sum"
        ? []
        : exported("composition", `${JSON.stringify(parts.composition)} as const`)),
      ...(parts.sparse === undefined || parts.sparse.length === 0
        ? []
        : exported("sparse", `[${parts.sparse.map((name) => JSON.stringify(name)).join(", ")}]`)),
      "\n",
      {
        kind: StructureKind.Function,
        isExported: true,
        name: "terms",
        parameters: [
          {
            kind: StructureKind.Parameter,
            name: members.length > 0 ? `{ ${members.join(", ")} }` : "_step",
            type: hasMemory ? "Step<typeof initial>" : "Step",
          },
        ],
        statements: (writer) => {
          for (const statement of parts.statements ?? []) writer.writeLine(statement.trim());
          writer
            .write("return ")
            .inlineBlock(() => {
              for (const term of parts.terms) {
                for (const line of term.comment?.split("\n") ?? []) writer.writeLine(`// ${line.trim()}`);
                writer.writeLine(`${term.name}: ${term.expression.trim()},`);
              }
            })
            .write(";");
        },
      },
    ],
  });
  const problem = syntaxErrors(file.compilerNode)[0];
  if (problem !== undefined) {
    throw new RangeError(
      `buildReward: ${ts.flattenDiagnosticMessageText(problem.messageText, " ")}\n${file.getFullText()}`,
    );
  }
  return file.getFullText();
};

type Statements = Exclude<NonNullable<SourceFileStructure["statements"]>, string | ((...args: never[]) => void)>;

const commentLines = (comment: string): Statements => [
  comment
    .split("\n")
    .map((line) => `// ${line.trim()}`.trimEnd())
    .join("\n"),
];

const exported = (name: string, initializer: string): Statements => [
  "\n",
  {
    kind: StructureKind.VariableStatement,
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [{ kind: StructureKind.VariableDeclaration, name, initializer }],
  },
];

const recordText = (record: Readonly<Record<string, number>>): string =>
  `{ ${Object.entries(record)
    .map(([name, value]) => `${name}: ${numberText(value)}`)
    .join(", ")} }`;
