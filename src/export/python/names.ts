import { ts } from "ts-morph";
import { descendants, isReference } from "../../reward/project.ts";
import type { Reading } from "./reading.ts";

/** What Python keeps for itself, and the names that generated code relies on. */
const taken = `False None True and as assert async await break class continue def del elif else except finally for from
  global if import in is lambda nonlocal not or pass raise return try while with yield __debug__ match case type
  abs all any bool dict enumerate float getattr hasattr int isinstance len list math functools re np numpy gymnasium
  range repr str tuple max min next staticmethod super object property TypeError OverflowError ValueError self
  UNDEFINED WEIGHTS INITIAL COMPOSITION SPARSE DT Math Number terms reward compose RewardsmithReward _others`;
const takenNames: ReadonlySet<string> = new Set(taken.split(/\s+/));

/** Names of `terms`' parameters in Python, by the step's members. */
export const stepNames: ReadonlyMap<string, string> = new Map([
  ["state", "state"],
  ["action", "action"],
  ["next", "next_state"],
  ["memory", "memory"],
  ["dt", "dt"],
  ["time", "time"],
  ["terminated", "terminated"],
]);

export type Names = {
  /** The Python name of what a declaration declares. */
  of(symbol: ts.Symbol): string;
  /**
   * Declared in a loop and read by a function that may live on: JavaScript makes a new one each round, Python does not, so
   * it lives in a list of its own.
   */
  isCell(symbol: ts.Symbol): boolean;
  /** Read by a function that may outlive the one it belongs to, or a round of a loop. */
  isCaptured(symbol: ts.Symbol): boolean;
  /** The cells that a function reads from outside it. */
  cellsOf(node: ts.Node): string[];
  /** A name that nothing else has. */
  fresh(stem: string): string;
};

/** What an identifier means; the names of members have no meaning of their own. */
export const symbolOf = (node: ts.Identifier, { checker }: Pick<Reading, "checker">): ts.Symbol | undefined =>
  ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);

type Function = ts.SignatureDeclaration | undefined;
type Declared = { symbol: ts.Symbol; name: string; owner: Function; block: ts.Node };

const functionAround = (node: ts.Node): Function =>
  ts.findAncestor(node.parent, ts.isFunctionLike) as ts.SignatureDeclaration | undefined;

const blockAround = (node: ts.Node): ts.Node =>
  ts.findAncestor(
    node.parent,
    (one) =>
      ts.isBlock(one) ||
      ts.isForStatement(one) ||
      ts.isForOfStatement(one) ||
      ts.isFunctionLike(one) ||
      ts.isSourceFile(one),
  ) as ts.Node;

const declaredName = (node: ts.Identifier): boolean => {
  const { parent } = node;
  if (ts.isBindingElement(parent) || ts.isVariableDeclaration(parent) || ts.isParameter(parent)) {
    return parent.name === node;
  }
  return (ts.isFunctionDeclaration(parent) || ts.isFunctionExpression(parent)) && parent.name === node;
};

const isAround = (outer: ts.Node, inner: ts.Node): boolean =>
  outer === inner || ts.findAncestor(inner, (one) => one === outer) !== undefined;

/** A callback that runs at once and then is gone: the argument of a method of arrays. */
export const isImmediate = (node: ts.Node, { checker }: Pick<Reading, "checker">): boolean => {
  let inner = node;
  while (ts.isParenthesizedExpression(inner.parent)) inner = inner.parent;
  const { parent } = inner;
  return (
    ts.isCallExpression(parent) &&
    parent.arguments.includes(inner as ts.Expression) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    checker.isArrayLikeType(checker.getNonNullableType(checker.getTypeAtLocation(parent.expression.expression)))
  );
};

/**
 * Gives every declared thing a Python name: its own where Python allows it, with a number behind it where two things of one
 * name would meet (Python has no block scopes, and an inner function cannot see past a name of its own).
 */
export const assignNames = (reading: Reading): Names => {
  const { file, aliases, reserved, outside, terms } = reading;
  const declared: Declared[] = [];
  for (const node of descendants(file)) {
    if (!ts.isIdentifier(node) || !declaredName(node)) continue;
    const symbol = reading.checker.getSymbolAtLocation(node);
    // A function's own name belongs to what is around it; parameters to the function.
    const from = ts.isFunctionDeclaration(node.parent) ? node.parent : node;
    if (symbol === undefined || declared.some((other) => other.symbol === symbol)) continue;
    declared.push({ symbol, name: ts.idText(node), owner: functionAround(from), block: blockAround(from) });
  }
  const owners = new Map(declared.map((one) => [one.symbol, one]));
  const fromOutside = new Map<Function, Set<ts.Symbol>>();
  const captured = new Set<ts.Symbol>();
  for (const node of descendants(file)) {
    if (!ts.isIdentifier(node) || !isReference(node)) continue;
    const symbol = symbolOf(node, reading);
    const owner = symbol === undefined ? undefined : owners.get(symbol)?.owner;
    if (symbol === undefined) continue;
    for (let around = functionAround(node); around !== undefined && around !== owner; around = functionAround(around)) {
      fromOutside.set(around, (fromOutside.get(around) ?? new Set()).add(symbol));
      if (!isImmediate(around, reading)) captured.add(symbol);
    }
  }

  const names = new Map<ts.Symbol, string>(aliases);
  const used = new Set<string>([...aliases.values(), ...reserved, ...outside]);
  const depth = (owner: Function): number => (owner === undefined ? 0 : 1 + depth(functionAround(owner)));
  const byDepth = declared
    .filter(({ symbol }) => !aliases.has(symbol))
    .sort((left, right) => depth(left.owner) - depth(right.owner));
  const placed: Declared[] = [];
  for (const one of byDepth) {
    const { symbol, name, owner, block } = one;
    const outer = [...(fromOutside.get(owner) ?? [])].map((other) => names.get(other));
    const clashing = placed.filter(
      (other) =>
        other.owner === owner &&
        (captured.has(symbol) ||
          captured.has(other.symbol) ||
          isAround(other.block, block) ||
          isAround(block, other.block)),
    );
    const isStepName = terms !== null && owner !== undefined && isAround(terms, owner);
    const stem = name.replaceAll("$", "S");
    const isFree = (text: string): boolean =>
      !takenNames.has(text) &&
      !reserved.has(text) &&
      !(owner === undefined && outside.has(text)) &&
      !(isStepName && [...stepNames.values()].includes(text)) &&
      !outer.includes(text) &&
      !clashing.some((other) => names.get(other.symbol) === text);
    let chosen = stem;
    if (takenNames.has(stem) && isFree(`${stem}_`)) chosen = `${stem}_`;
    for (let count = 2; !isFree(chosen); count++) chosen = `${stem}_${count}`;
    names.set(symbol, chosen);
    used.add(chosen);
    placed.push(one);
  }

  const isInLoop = ({ block, owner }: Declared): boolean =>
    ts.findAncestor(block, (one) => (one === owner ? "quit" : ts.isForStatement(one) || ts.isForOfStatement(one))) !==
    undefined;
  const cells = new Set(
    declared.filter((one) => captured.has(one.symbol) && isInLoop(one)).map(({ symbol }) => symbol),
  );
  return {
    of: (symbol) => names.get(symbol) ?? symbol.name,
    isCell: (symbol) => cells.has(symbol),
    isCaptured: (symbol) => captured.has(symbol),
    cellsOf: (node) =>
      [...(fromOutside.get(node as Function) ?? [])]
        .filter((symbol) => cells.has(symbol))
        .map((symbol) => names.get(symbol) as string),
    fresh: (stem) => {
      let name = stem;
      for (let count = 2; used.has(name) || takenNames.has(name) || stepNames.has(name); count++)
        name = `${stem}_${count}`;
      used.add(name);
      return name;
    },
  };
};
