import { createTypeView } from "../../reward/typed-view.ts";
import { environmentDeclaration } from "../../simulator/declaration.ts";
import type { ExportInput } from "../types.ts";
import type { Reading } from "./reading.ts";
import { header } from "./header.ts";
import { printStatements, type Statement } from "./layout.ts";
import { libraryTree } from "../library.ts";
import type { Names } from "./names.ts";
import { quoted } from "./piece.ts";
import { headComments, importsOf, moduleStatements, readProgram, termsBody } from "./program.ts";
import { runtimeBlocks, runtimeNames } from "./runtime.ts";
import { readStateModule, type StateModule } from "./state-module.ts";
import { translateStatements } from "./statements.ts";
import { createContext } from "./translate.ts";
import { composeFunctions, wrapper, wrapperNames } from "./wrapper.ts";

/** One self-contained Python module that computes what the sandbox computes (docs/exports.md). */
export const writePython = (input: ExportInput): string => {
  const { reward, spec, python } = input;
  const view = createTypeView(environmentDeclaration(spec))(reward.source);
  const state = python === null ? null : readStateModule(python.stateModule);
  const runtime = new Set<string>(["_plain"]);
  const reserved = new Set(runtimeNames());
  const surroundings = new Set([...wrapperNames, ...(state?.names ?? [])]);

  const imported = [...new Set(importsOf(view).values())];
  const library = libraryPart(imported, { reserved, outside: surroundings, runtime });
  const outside = new Set([...surroundings, ...library.names.values()]);
  const context = createContext(readProgram(view, { library: library.names, reserved, outside }), runtime);
  const statements = moduleStatements(context);
  const head = headComments(context);
  const terms = termsFunction(termsBody(context));
  if (reward.composition === "signs") runtime.add("Math.sign");

  const program = printStatements([...head, ...statements])
    .join("\n")
    .trim();
  const hasInitial = Object.keys(reward.initial).length > 0;
  const needed = runtimeBlocks(runtime);
  const blocks = [
    ...needed,
    ...library.blocks,
    `DT = ${spec.dt}  # seconds a step\n${hasInitial ? "" : "INITIAL = {}\n"}\n${program}`,
    terms,
    ...composeFunctions(reward),
    ...(state === null || python === null
      ? []
      : [
          state.body,
          ...wrapper({ reward, spec, kind: python.kind, maker: python.maker, keywords: keywordsOf(input, state) }),
        ]),
  ];
  const text = blocks.join("\n\n\n");
  return `${[header(input), importsFor(text, state), ...blocks].join("\n\n\n").replace("\n\n\n", "\n\n")}\n`;
};

/** What our options stand for in Gymnasium, where the state module knows. */
const keywordsOf = ({ options, python }: ExportInput, { names }: StateModule): string[] =>
  python?.kind !== "suite" || !names.has("OPTIONS")
    ? []
    : Object.entries(options).map(([name, value]) => `OPTIONS.get(${quoted(name)}, {}).get(${quoted(value)}, {})`);

/** The functions of the maths library that are used, translated as programs are, and their Python names. */
const libraryPart = (
  wanted: readonly string[],
  { reserved, outside, runtime }: Pick<Reading, "reserved" | "outside"> & { runtime: Set<string> },
): { names: Map<string, string>; blocks: string[] } => {
  const { file, checker, functions, closure } = libraryTree();
  const used = new Set(wanted.flatMap(closure));
  const reading: Reading = { file, checker, aliases: new Map(), reserved, outside, terms: null };
  const context = createContext(reading, runtime);
  const kept = [...functions].filter(([name]) => used.has(name));
  return {
    names: new Map(kept.map(([name, node]) => [name, nameOf(node, { checker, names: context.names })])),
    blocks: kept.map(([, node]) => {
      // What stands above the first function is about the whole file.
      const statements = translateStatements([node], context).filter(({ kind }) => kind !== "comment");
      return printStatements(statements).join("\n");
    }),
  };
};

type FunctionNode = ReturnType<typeof libraryTree>["functions"] extends ReadonlyMap<string, infer Node> ? Node : never;

const nameOf = ({ name }: FunctionNode, { checker, names }: { checker: Reading["checker"]; names: Names }): string =>
  names.of(checker.getSymbolAtLocation(name as NonNullable<typeof name>) as never);

const termsFunction = ({ comments, body }: { comments: Statement[]; body: Statement[] }): string => {
  const inside = printStatements(body, 1).join("\n");
  const used = ["state", "action", "next_state"].filter((name) => new RegExp(`\\b${name}\\b`).test(inside));
  const plain = used.map((name) => `    ${name} = _plain(${name})`);
  return [
    ...printStatements(comments),
    "def terms(state, action, next_state, memory, dt, time, terminated):",
    '    """The unweighted terms of one step; keeps its own numbers in `memory`, INITIAL where an episode starts."""',
    ...plain,
    inside,
  ].join("\n");
};

const importsFor = (text: string, state: StateModule | null): string => {
  const standard = ["functools", "math", "re"].filter((name) => new RegExp(`\\b${name}\\.`).test(text));
  const own = state?.imports ?? [];
  const third = own.filter((row) => /\b(?:numpy|mujoco|gymnasium)\b/.test(row));
  const first = own.filter((row) => !third.includes(row));
  const usesNumpy = /\bnp\./.test(text);
  const direct = standard.map((name) => `import ${name}`);
  const groups = [
    [...new Set([...direct, ...first])],
    state === null
      ? []
      : [...new Set(["import gymnasium", ...third, ...(usesNumpy ? ["import numpy as np"] : [])])].sort(),
  ];
  return groups
    .filter((group) => group.length > 0)
    .map((group) => group.join("\n"))
    .join("\n\n");
};
