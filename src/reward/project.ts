import { IndentationText, Project, QuoteKind, ts, type SourceFile, type SourceFileStructure } from "ts-morph";

/** What a program's tree is called, wherever the compiler meets it. */
export const programPath = "/reward.ts";

export const parseTree = (source: string, path = programPath): ts.SourceFile =>
  ts.createSourceFile(path, source, ts.ScriptTarget.ES2022, true);

/**
 * A ts-morph source file with a project of its own: a program is a value, so its tree must be free to go when the value
 * does. Costs about 1 ms; no library files, no disk.
 */
export const createSourceFile = (content: string | Omit<SourceFileStructure, "kind">): SourceFile =>
  new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    compilerOptions: { noLib: true, types: [], target: ts.ScriptTarget.ES2022 },
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      quoteKind: QuoteKind.Double,
      useTrailingCommas: true,
    },
  }).createSourceFile(programPath, content);

/** The compiler's surroundings: these trees and nothing else; `write` takes what it emits. */
export const hostOf = (
  files: ReadonlyMap<string, ts.SourceFile>,
  write: (text: string) => void = () => undefined,
): ts.CompilerHost => ({
  getSourceFile: (path) => files.get(path),
  fileExists: (path) => files.has(path),
  readFile: (path) => files.get(path)?.text,
  getDefaultLibFileName: () => "/lib.d.ts",
  getCurrentDirectory: () => "/",
  getCanonicalFileName: (name) => name,
  useCaseSensitiveFileNames: () => true,
  getNewLine: () => "\n",
  writeFile: (_path, text) => write(text),
});

/** Errors of the parser alone, in order of place. */
export const syntaxErrors = (file: ts.SourceFile): readonly ts.DiagnosticWithLocation[] =>
  // The parser keeps them on the tree; a Program would only copy them from here.
  (file as ts.SourceFile & { parseDiagnostics: readonly ts.DiagnosticWithLocation[] }).parseDiagnostics;

/** Every node below `root` and `root` itself, outer before inner, in source order. */
export function* descendants(root: ts.Node): Generator<ts.Node> {
  const stack: ts.Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    const children: ts.Node[] = [];
    ts.forEachChild(node, (child) => void children.push(child));
    while (children.length > 0) stack.push(children.pop() as ts.Node);
  }
}

/** True where an identifier stands for a value or type, and not for the name of a member or of a declaration's key. */
export const isReference = (node: ts.Identifier): boolean => {
  const parent = node.parent;
  if (parent === undefined) return true;
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== node;
  if (ts.isQualifiedName(parent)) return parent.right !== node;
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) return parent.name !== node;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  if (ts.isImportSpecifier(parent) || ts.isNamedTupleMember(parent)) return false;
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent)) return parent.name !== node;
  if (ts.isFunctionDeclaration(parent) || ts.isFunctionExpression(parent)) return parent.name !== node;
  if (ts.isTypeAliasDeclaration(parent) || ts.isTypeParameterDeclaration(parent)) return parent.name !== node;
  return true;
};

/** Names that a node refers to, unescaped (`\u0065val` is `eval`). */
export const referencedNames = (root: ts.Node): Set<string> => {
  const names = new Set<string>();
  for (const node of descendants(root)) {
    if (ts.isIdentifier(node) && isReference(node)) names.add(ts.idText(node));
  }
  return names;
};
