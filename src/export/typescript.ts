import { ts } from "ts-morph";
import { formatSource } from "../reward/print.ts";
import { createSourceFile, descendants, isReference } from "../reward/project.ts";
import { environmentDeclaration } from "../simulator/declaration.ts";
import { libraryTree } from "./library.ts";
import { lowestKey, TEMPERATURE } from "../reward/softmin.ts";
import type { ExportInput } from "./types.ts";

/** A name that a program imports, and what it calls it. */
type Import = { module: "reward" | "environment"; name: string; local: string };

/**
 * The program with the library functions it uses and the environment's types, in one file without imports. What of these
 * would meet a name of the program's own is renamed; the program is left as it stands.
 */
export const writeTypeScript = (input: ExportInput): string => {
  const { reward, spec } = input;
  const file = createSourceFile(reward.source).compilerNode;
  const imports = importsOf(file);
  const own = topLevelNames(file);
  const wanted = imports.filter(({ module }) => module === "reward").map(({ name }) => name);
  const types = createSourceFile(environmentDeclaration(spec)).compilerNode;
  const library = libraryTree();
  const used = new Set(wanted.flatMap(library.closure));

  // Names that others need, under one of their own where the program already means something else by them.
  const renamed = new Map<string, string>();
  const taken = new Set([...own, ...imports.filter(({ name, local }) => name !== local).map(({ local }) => local)]);
  for (const name of [...used, ...topLevelNames(types)]) {
    let free = name;
    for (let count = 1; taken.has(free); count++) free = `${name}${count === 1 ? "Original" : `Original${count}`}`;
    taken.add(free);
    if (free !== name) renamed.set(name, free);
  }

  const functions = [...library.functions]
    .filter(([name]) => used.has(name))
    .map(([, node]) => documented(textOf(node, { file: library.file, renamed })).replace(/^export /m, ""));
  const aliases = imports.flatMap((one) => aliasOf(one, renamed));
  return formatSource(
    [
      headerOf(input),
      textOf(types, { file: types, renamed }),
      ...functions,
      ...(aliases.length > 0 ? [aliases.join("\n")] : []),
      programOf(file),
      composed(input, taken),
    ]
      .map((part) => part.trim())
      .join("\n\n"),
  );
};

const importsOf = (file: ts.SourceFile): Import[] =>
  file.statements.flatMap((statement): Import[] => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) return [];
    const module = statement.moduleSpecifier.text === "reward" ? "reward" : "environment";
    return bindings.elements.map(({ name, propertyName }) => ({
      module,
      name: ts.idText((propertyName ?? name) as ts.Identifier),
      local: ts.idText(name),
    }));
  });

/** Names of values and types that stand at the top level. */
const topLevelNames = (file: ts.SourceFile): Set<string> =>
  new Set(
    file.statements.flatMap((statement) => {
      if (ts.isVariableStatement(statement)) {
        return [...descendants(statement.declarationList)].flatMap((node) =>
          (ts.isVariableDeclaration(node) || ts.isBindingElement(node)) && ts.isIdentifier(node.name)
            ? [ts.idText(node.name)]
            : [],
        );
      }
      const isNamed =
        ts.isFunctionDeclaration(statement) ||
        ts.isTypeAliasDeclaration(statement) ||
        ts.isInterfaceDeclaration(statement);
      return isNamed && statement.name !== undefined ? [ts.idText(statement.name)] : [];
    }),
  );

/** A node's text, its comments included, with references under their new names. */
const textOf = (
  root: ts.Node,
  { file, renamed }: { file: ts.SourceFile; renamed: ReadonlyMap<string, string> },
): string => {
  const start = root.getFullStart();
  const places = [...descendants(root)].flatMap((node) => {
    if (!ts.isIdentifier(node)) return [];
    const name = renamed.get(ts.idText(node));
    const { parent } = node;
    const isName =
      (ts.isFunctionDeclaration(parent) || ts.isInterfaceDeclaration(parent)) && parent.name === node
        ? true
        : isReference(node);
    return name === undefined || !isName ? [] : [{ from: node.getStart(file), to: node.end, name }];
  });
  let text = "";
  let at = start;
  for (const { from, to, name } of places) {
    text += file.text.slice(at, from) + name;
    at = to;
  }
  return text + file.text.slice(at, root.end);
};

/** Without what stands above the documentation: that is about the whole library. */
const documented = (text: string): string => text.slice(Math.max(0, text.indexOf("/**")));

const aliasOf = ({ module, name, local }: Import, renamed: ReadonlyMap<string, string>): string[] => {
  const target = renamed.get(name) ?? name;
  if (target === local) return [];
  if (module === "reward") return [`const ${local} = ${target};`];
  return [name === "Step" ? `type ${local}<Memory = {}> = ${target}<Memory>;` : `type ${local} = ${target};`];
};

/** The program without its imports; what stood above the first is about the whole and stays. */
const programOf = (file: ts.SourceFile): string => {
  let text = "";
  let at = 0;
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    text += file.text.slice(at, statement.getStart(file));
    at = statement.end;
  }
  return text + file.text.slice(at);
};

const composed = ({ reward: { weights, composition, sparse } }: ExportInput, taken: ReadonlySet<string>): string => {
  const name = taken.has("reward") ? "composedReward" : "reward";
  if (composition === "softmin") return softmin(name, weights);
  const sum = (names: readonly string[]) =>
    names.length === 0 ? "0" : names.map((term) => `weights.${term} * values.${term}`).join(" + ");
  const names = Object.keys(weights);
  const dense = names.filter((term) => !sparse.includes(term));
  const total =
    composition === "sum"
      ? sum(names)
      : `Math.sign(${sum(names.filter((term) => sparse.includes(term)))}) + 0.1 * Math.sign(${sum(dense)})`;
  return `/** The reward of one step: the terms, weighted and composed. */
export function ${name}(...step: Parameters<typeof terms>): number {
  const values = terms(...step);
  return ${total};
}`;
};

/** As reward/softmin.ts has it; the episode's memory keeps the lowest value so far. */
const softmin = (name: string, weights: Readonly<Record<string, number>>): string => {
  const weighted = Object.keys(weights)
    .filter((term) => weights[term] !== 0)
    .map((term) => `weights.${term} * values.${term}`);
  return `/** The reward of one step: what it takes from the episode's lowest soft minimum of the terms, which \`memory\` keeps. */
export function ${name}(...step: Parameters<typeof terms>): number {
  const values = terms(...step);
  const weighted: number[] = [${weighted.join(", ")}];
  const least = weighted.length === 0 ? 0 : Math.min(...weighted);
  const share = weighted.reduce((sum, one) => sum + Math.exp((least - one) / ${TEMPERATURE}), 0) / Math.max(1, weighted.length);
  const value = weighted.length === 0 ? 0 : least - ${TEMPERATURE} * Math.log(share);
  const [{ memory: kept }] = step as unknown as [{ memory: { [name: string]: number | undefined } }];
  const lowest = kept[${JSON.stringify(lowestKey)}];
  kept[${JSON.stringify(lowestKey)}] = lowest === undefined ? value : Math.min(value, lowest);
  return lowest === undefined ? value : Math.min(0, value - lowest);
}`;
};

const headerOf = ({ spec, origin, version }: ExportInput): string =>
  [
    `A reward for '${spec.name}': ${origin}, exported by rewardsmith ${version}.`,
    "`terms` takes a step with the memory of the episode (a copy of `initial` where it starts); `reward` composes them.",
  ]
    .map((row) => `// ${row.replaceAll(/\s+/g, " ")}`)
    .join("\n");
