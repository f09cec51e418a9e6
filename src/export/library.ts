import { readFileSync } from "node:fs";
import { ts } from "ts-morph";
import { descendants } from "../reward/project.ts";
import { createTypeView } from "../reward/typed-view.ts";

export type LibraryTree = {
  file: ts.SourceFile;
  checker: ts.TypeChecker;
  functions: ReadonlyMap<string, ts.FunctionDeclaration>;
  /** Functions that a function uses, itself included. */
  closure(name: string): string[];
};

let tree: LibraryTree | undefined;

/** The maths library as a checked tree: exports translate or copy the very functions that the sandbox runs. */
export const libraryTree = (): LibraryTree => (tree ??= readLibrary());

const readLibrary = (): LibraryTree => {
  // Also in a built package, which carries this source for the reader's sake.
  const url = new URL("../reward/library-functions.ts", import.meta.url);
  const { file, checker } = createTypeView("")(readFileSync(url, "utf8"));
  const functions = new Map(
    file.statements.flatMap((node) =>
      ts.isFunctionDeclaration(node) && node.name !== undefined ? [[ts.idText(node.name), node] as const] : [],
    ),
  );
  const uses = (name: string): string[] =>
    [...descendants(functions.get(name) as ts.Node)].flatMap((node) =>
      ts.isIdentifier(node) && functions.has(ts.idText(node)) && ts.idText(node) !== name ? [ts.idText(node)] : [],
    );
  const closure = (name: string): string[] => [...new Set([...uses(name).flatMap(closure), name])];
  return { file, checker, functions, closure };
};
