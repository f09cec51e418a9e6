import { ts } from "ts-morph";

/** Library functions that keep a cell of `memory`: `delta(memory, "height", x)`. */
const keeping = ["delta", "once"] as const;

export type MemoryCall = {
  of: (typeof keeping)[number];
  node: ts.CallExpression;
  /** Undefined where it is not written out; the subset refuses that. */
  key: ts.StringLiteral | undefined;
};

/** Which of them a name stands for by the program's imports; undefined for any other name. */
export const memoryFunction = (name: ts.Identifier): MemoryCall["of"] | undefined => {
  for (const statement of name.getSourceFile().statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (statement.moduleSpecifier.text !== "reward" || bindings === undefined || !ts.isNamedImports(bindings)) continue;
    const imported = bindings.elements.find((one) => one.name.text === name.text);
    const original = (imported?.propertyName ?? imported?.name)?.text;
    if (original !== undefined) return keeping.find((one) => one === original);
  }
  return undefined;
};

export const memoryCall = (node: ts.Node): MemoryCall | undefined => {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
  const of = memoryFunction(node.expression);
  const key = node.arguments[1];
  return of && { of, node, key: key !== undefined && ts.isStringLiteral(key) ? key : undefined };
};

/** The cell that a node reads and writes by such a call. */
export const cellKept = (node: ts.Node): string | undefined => memoryCall(node)?.key?.text;

/** `memory` where it is handed to such a call, which takes nothing but the cell that it names. */
export const isKeepersMemory = (node: ts.Node): boolean =>
  ts.isCallExpression(node.parent) && node.parent.arguments[0] === node && cellKept(node.parent) !== undefined;
