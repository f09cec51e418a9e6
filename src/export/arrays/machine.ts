import type { ts } from "ts-morph";
import { untranslatable } from "../python/context.ts";
import { emptyStore, held, holding, joined, type Store } from "./store.ts";
import { createGraph, type Graph, type Node } from "./node.ts";
import { createMerging, nothing, type Cell, type Item, type Merging, type Value } from "./value.ts";

/** A way out of a block: which lanes take it, and what the places hold there. */
export type Exit = { condition: Node; store: Store; value: Value };

/** A function that is being run. */
export type Frame = {
  /** Lanes that have come so far: they have not returned, nor left the loop. */
  active: Node;
  returns: Exit[];
  loop: { breaks: Exit[]; continues: Exit[] } | null;
};

/** Names of one block; what is assigned somewhere is a cell. */
export type Scope = { names: Map<string, Value | { cell: Cell }>; parent: Scope | null };

/** How each kind of thing is run; by way of the machine, so that the parts need not import each other in circles. */
export type Rules = {
  expression(machine: Machine, node: ts.Expression, scope: Scope): Value;
  statement(machine: Machine, node: ts.Statement, scope: Scope): void;
  /** A block's: functions first, as JavaScript knows them from its start. */
  statements(machine: Machine, nodes: readonly ts.Statement[], scope: Scope): void;
};

export type Machine = Merging & {
  readonly rules: Rules;
  readonly graph: Graph;
  /** Names that are assigned, or whose members are. */
  readonly assigned: ReadonlySet<string>;
  store: Store;
  /** Places made so far. */
  cells: number;
  frame: Frame;
  depth: number;
  work: number;
  /** What a program calls a value: the first name it gives it. */
  readonly hints: Map<Node, string>;
};

/** An expression or statement counts 1, in every round of a loop anew: a million take about a second. */
const mostWork = 2_000_000;
/** Beyond this Python takes minutes to compile the text, and so does a compiler behind it. */
export const mostNodes = 20_000;
const mostDepth = 64;

export const createMachine = ({ assigned, rules }: { assigned: ReadonlySet<string>; rules: Rules }): Machine => {
  const graph = createGraph();
  return {
    ...createMerging(graph),
    rules,
    graph,
    assigned,
    store: emptyStore,
    cells: 0,
    frame: newFrame(graph),
    depth: 0,
    work: 0,
    hints: new Map(),
  };
};

export const evaluate = (machine: Machine, node: ts.Expression, scope: Scope): Value => {
  spend(machine, node);
  return machine.rules.expression(machine, node, scope);
};

/** Nobody is left to run it where all have returned. */
export const run = (machine: Machine, node: ts.Statement, scope: Scope): void => {
  if (machine.frame.active.value === false) return;
  spend(machine, node);
  machine.rules.statement(machine, node, scope);
};

const newFrame = ({ constant }: Graph): Frame => ({ active: constant(true), returns: [], loop: null });

export const tooMuch = (node: ts.Node): Error =>
  untranslatable(node, `laid out for all lanes at once, without loops, it is more than ${mostNodes} operations`);

export const spend = (machine: Machine, node: ts.Node): void => {
  if (++machine.work > mostWork || machine.graph.size() > 8 * mostNodes) throw tooMuch(node);
};

/** A place of its own. */
export const newCell = (machine: Machine, value: Value): Cell => {
  const cell: Cell = { id: machine.cells++ };
  write(machine, cell, value);
  return cell;
};

export const write = (machine: Machine, cell: Cell, value: Value): void => {
  machine.store = holding(machine.store, cell, value);
};

export const read = (machine: Machine, cell: Cell): Value => held(machine.store, cell) ?? nothing;

export const mergeStores = (machine: Machine, condition: Node, { yes, no }: { yes: Store; no: Store }): Store => {
  if (condition.op === "constant") return condition.value === true ? yes : no;
  return joined(yes, no, (one, other) => machine.merge(condition, one, other));
};

/** A value that depends on a condition, and what computing it writes: both sides are gone through. */
export const branch = (machine: Machine, condition: Node, sides: { yes: () => Value; no: () => Value }): Value => {
  if (condition.op === "constant") return condition.value === true ? sides.yes() : sides.no();
  const before = machine.store;
  const yes = sides.yes();
  const after = machine.store;
  machine.store = before;
  const no = sides.no();
  machine.store = mergeStores(machine, condition, { yes: after, no: machine.store });
  return machine.merge(condition, yes, no);
};

/** What is done with a value, done with either side of a choice. */
export const over = (
  machine: Machine,
  value: Value,
  doing: (plain: Exclude<Value, { kind: "choice" }>) => Value,
): Value =>
  value.kind === "choice"
    ? branch(machine, value.condition, {
        yes: () => over(machine, value.yes, doing),
        no: () => over(machine, value.no, doing),
      })
    : doing(value);

/** The exits come together: what the places hold in the lanes that took each, and the value it has. */
export const join = (machine: Machine, exits: readonly Exit[]): Exit =>
  exits.reduceRight((after, { condition, store, value }) => ({
    condition: machine.graph.or(condition, after.condition),
    store: mergeStores(machine, condition, { yes: store, no: after.store }),
    value: machine.merge(condition, value, after.value),
  }));

/** Runs the inside of a function; `body` gives the value of an expression, or null after statements. */
export const enter = (machine: Machine, node: ts.Node, body: () => Value | null): Value => {
  const outer = machine.frame;
  if (++machine.depth > mostDepth) throw untranslatable(node, `functions call each other more than ${mostDepth} deep`);
  machine.frame = newFrame(machine.graph);
  try {
    const value = body();
    if (value !== null) return value;
    const { active, returns } = machine.frame;
    const ends: Exit[] =
      active.value === false ? returns : [...returns, { condition: active, store: machine.store, value: nothing }];
    const end = join(machine, ends);
    machine.store = end.store;
    return end.value;
  } finally {
    machine.frame = outer;
    machine.depth--;
  }
};

/** What is `undefined` where a careful author asks with `?.` is not called. */
export const apply = (machine: Machine, callee: Value, items: readonly Item[]): Value =>
  over(machine, callee, (plain) => (plain.kind === "function" ? plain.call(items) : nothing));
