import { ts } from "ts-morph";
import type { Diagnostic } from "../../core/diagnostic.ts";
import { cellKept, isKeepersMemory } from "../../reward/memory-calls.ts";
import { descendants } from "../../reward/project.ts";
import type { TypedView } from "../../reward/typed-view.ts";
import { finding, placeIn } from "../findings.ts";
import { structureRules } from "./rules.ts";
import { isWritten, memoryType, targetOf } from "../tree.ts";

/** Cells of `memory` that are never read (outside their own update) or never written. */
export const memoryFindings = (view: TypedView, initial: Readonly<Record<string, number>>): Diagnostic[] => {
  const { file, exports, checker } = view;
  const type = memoryType(view);
  if (Object.keys(initial).length === 0 || type === undefined || exports.initial === null) return [];
  const read = new Set<string>();
  const written = new Set<string>();
  let escapes = false;
  for (const node of descendants(file)) {
    const kept = cellKept(node);
    if (kept !== undefined) {
      read.add(kept);
      written.add(kept);
    } else if (ts.isPropertyAccessExpression(node) && checker.getTypeAtLocation(node.expression) === type) {
      const cell = ts.idText(node.name as ts.Identifier);
      if (isWritten(node)) written.add(cell);
      if (!isWritten(node) && !isOwnUpdate(node, cell)) read.add(cell);
    } else if (ts.isObjectBindingPattern(node) && checker.getTypeAtLocation(node.parent) === type) {
      // `const { best } = memory`: each cell that is taken out is read.
      for (const { propertyName, name, dotDotDotToken } of node.elements) {
        const key = propertyName ?? name;
        if (dotDotDotToken === undefined && ts.isIdentifier(key)) read.add(ts.idText(key));
        else escapes = true;
      }
    } else if (ts.isIdentifier(node) && isWholeUse(node) && checker.getTypeAtLocation(node) === type) {
      escapes = true; // destructured or handed to a helper: nothing certain can be said
    }
  }
  if (escapes) return [];
  const place = placeIn(file, exports.initial.name);
  return Object.keys(initial).flatMap((cell) => [
    ...(read.has(cell)
      ? []
      : [finding(structureRules, "structure/memory-never-read", place, `'memory.${cell}' is never read by a term`)]),
    ...(written.has(cell) || !read.has(cell)
      ? []
      : [finding(structureRules, "structure/memory-never-written", place, `'memory.${cell}' is never written`)]),
  ]);
};

/** `memory.best = Math.max(memory.best, x);` */
const isUpdate = (node: ts.Node, cell: string): boolean => {
  const target = ts.isExpressionStatement(node) ? targetOf(node.expression) : undefined;
  return target !== undefined && ts.isPropertyAccessExpression(target) && target.name.text === cell;
};

/** On the right side of it, or in the condition that it stands under: that feeds only the cell itself. */
const isOwnUpdate = (node: ts.Node, cell: string): boolean =>
  ts.findAncestor(node, (outer) => isUpdate(outer, cell) || guardsOwnUpdate(outer, { node, cell })) !== undefined;

/** `if (x < memory.best) memory.best = x;`: the condition feeds only the cell itself. */
const guardsOwnUpdate = (outer: ts.Node, { node, cell }: { node: ts.Node; cell: string }): boolean => {
  if (!ts.isIfStatement(outer) || outer.elseStatement !== undefined) return false;
  if (node.pos < outer.expression.pos || node.end > outer.expression.end) return false;
  const { thenStatement } = outer;
  const statements = ts.isBlock(thenStatement) ? thenStatement.statements : [thenStatement];
  return statements.every((one) => isUpdate(one, cell));
};

/** The memory as a whole, apart from where it is taken out of the step. */
const isWholeUse = (node: ts.Identifier): boolean => {
  const { parent } = node;
  const isTakenApart = ts.isVariableDeclaration(parent) && ts.isObjectBindingPattern(parent.name);
  const isTaken =
    isTakenApart || ts.isBindingElement(parent) || (ts.isVariableDeclaration(parent) && parent.name === node);
  return !isTaken && !ts.isPropertyAccessExpression(parent) && !isKeepersMemory(node);
};
