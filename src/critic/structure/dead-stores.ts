import { ts } from "ts-morph";
import { descendants, isReference } from "../../reward/project.ts";
import type { TypedView } from "../../reward/typed-view.ts";
import { isWritten, symbolAt, targetOf } from "../tree.ts";

/** A value that is put into a variable or a cell of memory and overwritten, or left, before anything reads it. */
export type DeadStore = { node: ts.Node; name: string };

/** Variables by their symbol, cells of memory by `memory.name`. */
type Place = ts.Symbol | string;
type Live = ReadonlySet<Place>;
/** Statements walked through in one function: each loop is gone round until nothing changes, once more for every loop around it. */
const mostVisits = 20_000;

type Targets = { onBreak: Live; onContinue: Live };

/**
 * Which stores are dead, by walking each function backwards with the set of places that are still to be read. What a
 * callback looks at is left out: when it runs is not told.
 */
export const deadStores = (view: TypedView): DeadStore[] => {
  const { terms } = view.exports;
  return [...descendants(view.file)].flatMap((node) =>
    ts.isFunctionLike(node) && "body" in node && node.body !== undefined && ts.isBlock(node.body as ts.Node)
      ? ofFunction(node as ts.FunctionLikeDeclaration & { body: ts.Block }, { view, isTerms: node === terms })
      : [],
  );
};

const ofFunction = (
  fn: ts.FunctionLikeDeclaration & { body: ts.Block },
  { view, isTerms }: { view: TypedView; isTerms: boolean },
): DeadStore[] => {
  const found = new Map<ts.Node, DeadStore>();
  const { tracked, cells } = trackedIn(fn, { view, isTerms });
  if (tracked.size === 0) return [];
  let isCertain = true;
  let visited = 0;

  const readIn = (node: ts.Node | undefined): Place[] =>
    node === undefined
      ? []
      : [...descendants(node)].flatMap((one) => placesRead(one, view)).filter((one) => tracked.has(one));
  const withReads = (live: Live, ...nodes: (ts.Node | undefined)[]): Live => {
    const read = nodes.flatMap(readIn);
    return read.length === 0 ? live : new Set([...live, ...read]);
  };
  const without = (live: Live, place: Place): Live => new Set([...live].filter((one) => one !== place));
  const stored = (place: Place | undefined, { node, live }: { node: ts.Node; live: Live }): Live => {
    if (place === undefined || !tracked.has(place)) return live;
    if (isCertain && !live.has(place))
      found.set(node, { node, name: typeof place === "string" ? place : place.getName() });
    return without(live, place);
  };

  const expression = (node: ts.Expression, after: Live): Live => {
    const target = targetOf(node);
    if (target === undefined) return withReads(after, node);
    const place = placeOf(target, view);
    const live = stored(place, { node, live: after });
    const isPlain = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
    const parts = isPlain && place !== undefined ? [node.right] : [node];
    const read = withReads(live, ...parts);
    // What only feeds a store that is dead, as in `total += share`, keeps nothing alive.
    return place !== undefined && tracked.has(place) && !after.has(place) ? without(read, place) : read;
  };
  const declarations = ({ declarations: all }: ts.VariableDeclarationList, after: Live): Live =>
    all.toReversed().reduce((live, { name, initializer }) => {
      if (initializer === undefined) return live;
      const killed = namesIn(name).reduce((one, identifier) => {
        const place = view.checker.getSymbolAtLocation(identifier);
        // A plain 0 or 1 to begin with is a habit, no thought.
        if (!isStart(initializer)) return stored(place, { node: identifier, live: one });
        return place === undefined ? one : without(one, place);
      }, live);
      return withReads(killed, initializer, ts.isIdentifier(name) ? undefined : name);
    }, after);
  /** To where the loop's own head needs no more. */
  const loop = (after: Live, round: (head: Live) => Live): Live => {
    const wasCertain = isCertain;
    isCertain = false;
    let head = after;
    for (let size = -1; size !== head.size;) {
      size = head.size;
      head = new Set([...head, ...round(head)]);
    }
    isCertain = wasCertain;
    return new Set([...head, ...round(head)]);
  };

  const statement = (node: ts.Statement, after: Live, targets: Targets): Live => {
    if (++visited > mostVisits) return tracked;
    if (ts.isBlock(node)) return statements(node.statements, after, targets);
    if (ts.isReturnStatement(node)) return withReads(cells, node.expression);
    if (ts.isExpressionStatement(node)) return expression(node.expression, after);
    if (ts.isVariableStatement(node)) return declarations(node.declarationList, after);
    if (ts.isBreakStatement(node)) return targets.onBreak;
    if (ts.isContinueStatement(node)) return targets.onContinue;
    if (ts.isEmptyStatement(node) || ts.isFunctionDeclaration(node)) return after;
    if (ts.isIfStatement(node)) {
      const yes = statement(node.thenStatement, after, targets);
      const no = node.elseStatement === undefined ? after : statement(node.elseStatement, after, targets);
      return withReads(new Set([...yes, ...no]), node.expression);
    }
    if (ts.isForOfStatement(node)) {
      const head = loop(after, (again) => statement(node.statement, again, { onBreak: after, onContinue: again }));
      return withReads(head, node.expression);
    }
    if (ts.isForStatement(node)) {
      const { initializer, condition, incrementor } = node;
      const head = loop(withReads(after, condition), (again) => {
        const next = incrementor === undefined ? again : expression(incrementor, again);
        return withReads(statement(node.statement, next, { onBreak: after, onContinue: next }), condition);
      });
      if (initializer === undefined) return head;
      return ts.isVariableDeclarationList(initializer)
        ? declarations(initializer, head)
        : expression(initializer, head);
    }
    return tracked;
  };
  const statements = (all: readonly ts.Statement[], after: Live, targets: Targets): Live =>
    all.toReversed().reduce((live, one) => statement(one, live, targets), after);

  const start = statements(fn.body.statements, cells, { onBreak: cells, onContinue: cells });
  for (const { name } of fn.parameters) {
    if (ts.isIdentifier(name)) stored(view.checker.getSymbolAtLocation(name), { node: name, live: start });
  }
  return visited > mostVisits ? [] : [...found.values()];
};

/** Variables that are written again after their declaration and read somewhere, by this function alone; cells in `terms`. */
const trackedIn = (
  fn: ts.FunctionLikeDeclaration & { body: ts.Block },
  { view, isTerms }: { view: TypedView; isTerms: boolean },
): { tracked: Set<Place>; cells: Set<string> } => {
  const [written, read, untold] = [new Set<Place>(), new Set<Place>(), new Set<Place>()];
  let isMemoryKept = isTerms;
  for (const node of descendants(fn.body)) {
    const isOwn = ts.findAncestor(node.parent, ts.isFunctionLike) === fn;
    const target = targetOf(node);
    const place = target === undefined ? undefined : placeOf(target, view);
    if (place !== undefined) written.add(place);
    if (ts.isIdentifier(node) && isWholeMemory(node)) isMemoryKept = false;
    for (const one of placesRead(node, view)) {
      if (isOwn && !(ts.isExpression(node) && isWritten(node))) read.add(one);
      if (!isOwn) untold.add(one);
    }
    if (place !== undefined && !isOwn) untold.add(place);
  }
  const isTracked = (place: Place): boolean =>
    written.has(place) && read.has(place) && !untold.has(place) && (typeof place !== "string" || isMemoryKept);
  const tracked = new Set([...written].filter(isTracked));
  return { tracked, cells: new Set([...tracked].filter((place) => typeof place === "string")) };
};

/** `memory.best` or `step.memory.best`. */
const cellOf = (node: ts.Node): string | undefined =>
  ts.isPropertyAccessExpression(node) && isMemory(node.expression) ? `memory.${node.name.text}` : undefined;

const isMemory = (node: ts.Expression): boolean =>
  ts.isIdentifier(node) ? node.text === "memory" : ts.isPropertyAccessExpression(node) && node.name.text === "memory";

/** The memory under another name, handed on, or taken apart: then its cells may be read anywhere. */
const isWholeMemory = (node: ts.Identifier): boolean => {
  if (node.text !== "memory" || ts.isBindingElement(node.parent)) return false;
  const access = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node ? node.parent : node;
  return !(ts.isPropertyAccessExpression(access.parent) && access.parent.expression === access);
};

const placeOf = (target: ts.Expression, { checker }: TypedView): Place | undefined =>
  ts.isParenthesizedExpression(target)
    ? placeOf(target.expression, { checker } as TypedView)
    : ts.isIdentifier(target)
      ? checker.getSymbolAtLocation(target)
      : cellOf(target);

const placesRead = (node: ts.Node, view: TypedView): Place[] => {
  const place = cellOf(node) ?? (ts.isIdentifier(node) && isReference(node) ? symbolAt(view, node) : undefined);
  return place === undefined ? [] : [place];
};

const namesIn = (name: ts.BindingName): ts.Identifier[] =>
  ts.isIdentifier(name)
    ? [name]
    : name.elements.flatMap((one) => (ts.isOmittedExpression(one) ? [] : namesIn(one.name)));

const isStart = (node: ts.Expression): boolean =>
  /^(-?[01](\.0)?|true|false|-?Infinity)$/.test(node.getText().replaceAll(/\s/g, ""));
