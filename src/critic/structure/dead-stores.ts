import { ts } from "ts-morph";
import { cellKept, isKeepersMemory } from "../../reward/memory-calls.ts";
import { descendants, isReference } from "../../reward/project.ts";
import type { TypedView } from "../../reward/typed-view.ts";
import { isWritten, symbolAt, targetOf } from "../tree.ts";

/** A value that is put into a variable or a cell of memory and overwritten, or left, before anything reads it. */
export type DeadStore = { node: ts.Node; name: string };

/** Variables by their symbol, cells of memory by `memory.name`. */
type Place = ts.Symbol | string;

/** Looked for from a store on to the end of its own block, where each statement either reads the value, or replaces it, or neither. */
export const deadStores = (view: TypedView): DeadStore[] => {
  const all = [...descendants(view.file)];
  const readAnywhere = new Set(all.flatMap((node) => placesRead(node, view)));
  const isMemoryShared = all.some((node) => ts.isIdentifier(node) && isWholeMemory(node));
  const isTold = (place: Place): boolean =>
    // What nothing ever reads is TypeScript's to say; when a callback looks at it is not told.
    readAnywhere.has(place) && (typeof place === "string" ? !isMemoryShared : isOfOneFunction(place, { all, view }));
  return all.filter(ts.isBlock).flatMap(({ statements, parent }) => {
    const given = ts.isFunctionLike(parent) ? parent.parameters.flatMap(({ name }) => variableIn(name, view)) : [];
    const stores = [given, ...statements.map((statement) => storesIn(statement, view))];
    // Once a statement, not once a store and statement.
    const deeds = statements.map((statement) => deedsOf(statement, view));
    return stores.flatMap((here, index) =>
      here
        .filter(({ place }) => isTold(place) && isLost(deeds.slice(index), place, view))
        .map(({ node, place }) => ({ node, name: typeof place === "string" ? place : place.getName() })),
    );
  });
};

type Store = { node: ts.Node; place: Place };

const variableIn = (name: ts.BindingName, view: TypedView): Store[] => {
  const place = ts.isIdentifier(name) ? symbolAt(view, name) : undefined;
  return place === undefined ? [] : [{ node: name, place }];
};

const functionAround = (node: ts.Node): ts.Node | undefined => ts.findAncestor(node.parent, ts.isFunctionLike);

const isOfOneFunction = (place: ts.Symbol, { all, view }: { all: readonly ts.Node[]; view: TypedView }): boolean => {
  const uses = all.filter(
    (node) => ts.isIdentifier(node) && node.text === place.name && symbolAt(view, node) === place,
  );
  return new Set(uses.map(functionAround)).size === 1;
};

const storesIn = (statement: ts.Statement, view: TypedView): Store[] => {
  if (ts.isExpressionStatement(statement)) {
    const target = targetOf(statement.expression);
    const place = target === undefined ? undefined : placeOf(target, view);
    return place === undefined ? [] : [{ node: statement.expression, place }];
  }
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
    // A plain 0 or 1 to begin with is a habit, no thought.
    initializer === undefined || isStart(initializer) ? [] : variableIn(name, view),
  );
};

/** What one statement does to places, whichever of its ways is taken. */
type Deeds = { statement: ts.Statement; reads: ReadonlySet<Place>; stores: ReadonlySet<Place>; isLeaving: boolean };

const deedsOf = (statement: ts.Statement, view: TypedView): Deeds => {
  const nodes = [...descendants(statement)];
  return {
    statement,
    reads: new Set(nodes.flatMap((node) => (isReplaced(node) ? [] : placesRead(node, view)))),
    stores: new Set(nodes.flatMap((node) => storeAt(node, view) ?? [])),
    isLeaving: nodes.some(isLeaving),
  };
};

const isLost = (after: readonly Deeds[], place: Place, view: TypedView): boolean => {
  for (const { statement, reads, stores, isLeaving } of after) {
    if (reads.has(place)) return false;
    if (stores.has(place) && replaces(statement, place, view)) return true;
    // A variable is gone with its function; memory stays.
    if (ts.isReturnStatement(statement)) return typeof place !== "string";
    if (isLeaving || stores.has(place)) return false;
  }
  return false;
};

const isLeaving = (node: ts.Node): boolean =>
  ts.isReturnStatement(node) || ts.isBreakStatement(node) || ts.isContinueStatement(node);

const storeAt = (node: ts.Node, view: TypedView): Place | undefined => {
  const target = targetOf(node);
  return target === undefined ? undefined : placeOf(target, view);
};

/** Whichever way is taken through it. */
const replaces = (statement: ts.Statement, place: Place, view: TypedView): boolean => {
  if (ts.isBlock(statement)) return statement.statements.some((one) => replaces(one, place, view));
  if (ts.isIfStatement(statement))
    return (
      statement.elseStatement !== undefined &&
      [statement.thenStatement, statement.elseStatement].every((side) => replaces(side, place, view))
    );
  return ts.isExpressionStatement(statement) && storeAt(statement.expression, view) === place;
};

/** Left of a plain `=`: `+=` reads what it adds to. */
const isReplaced = (node: ts.Node): boolean =>
  ts.isExpression(node) &&
  isWritten(node) &&
  ts.isBinaryExpression(node.parent) &&
  node.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;

/** `memory.best` or `step.memory.best`. */
const cellOf = (node: ts.Node): string | undefined =>
  ts.isPropertyAccessExpression(node) && isMemory(node.expression) ? `memory.${node.name.text}` : undefined;

const isMemory = (node: ts.Expression): boolean =>
  ts.isIdentifier(node) ? node.text === "memory" : ts.isPropertyAccessExpression(node) && node.name.text === "memory";

/** The memory under another name, handed on, or taken apart: then its cells may be read anywhere. */
const isWholeMemory = (node: ts.Identifier): boolean => {
  if (node.text !== "memory" || ts.isBindingElement(node.parent)) return false;
  const access = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node ? node.parent : node;
  if (isKeepersMemory(access)) return false;
  return !(ts.isPropertyAccessExpression(access.parent) && access.parent.expression === access);
};

const placeOf = (target: ts.Expression, view: TypedView): Place | undefined =>
  ts.isIdentifier(target) ? symbolAt(view, target) : cellOf(target);

const placesRead = (node: ts.Node, view: TypedView): Place[] => {
  const kept = cellKept(node);
  if (kept !== undefined) return [`memory.${kept}`];
  const place = cellOf(node) ?? (ts.isIdentifier(node) && isReference(node) ? symbolAt(view, node) : undefined);
  return place === undefined ? [] : [place];
};

const isStart = (node: ts.Expression): boolean =>
  /^(-?[01](\.0)?|true|false|-?Infinity)$/.test(node.getText().replaceAll(/\s/g, ""));
