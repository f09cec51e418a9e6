import { ts } from "ts-morph";
import { actionLayout, stateLayout, type Layout } from "../../core/fields.ts";
import { isOverEpisode, type CompiledReward } from "../../core/program.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { readExports } from "../../reward/exports.ts";
import { parseTree } from "../../reward/project.ts";
import { lowestKey } from "../../reward/softmin.ts";
import { libraryTree } from "../library.ts";
import { quoted } from "../python/piece.ts";
import { stepNames } from "../python/names.ts";
import { closure } from "./calls.ts";
import { composed } from "./compose.ts";
import { evaluateExpression } from "./expressions.ts";
import { apply, createMachine, mostNodes, newCell, read, tooMuch, type Machine, type Scope } from "./machine.ts";
import type { Node } from "./node.ts";
import { memberOf } from "./members.ts";
import { assignedNames, newScope } from "./scope.ts";
import { runStatement, runStatements } from "./statements.ts";
import { logical, numeric, record, type Value } from "./value.ts";

/** A reward for all lanes at once: what each number of it is made of. */
export type ArrayReward = {
  terms: ReadonlyMap<string, Node>;
  /** What each cell of memory holds after the step. */
  memory: ReadonlyMap<string, Node>;
  total: Node;
  /** What the program calls them. */
  hints: ReadonlyMap<Node, string>;
};

/** `state["torso"]["x"]` */
export const leafText = (root: string, path: readonly string[]): string =>
  [root, ...path.map((name) => `[${quoted(name)}]`)].join("");

const recordOf = (machine: Machine, root: string, { entries }: Layout): Value => {
  const { graph, whole } = machine;
  const leaf = ({ path, size, field }: Layout["entries"][number]): Value => {
    const text = leafText(root, path);
    const input = (of: string): Node => graph.input(of, { kind: "number", spread: "lanes" });
    if (field.size !== undefined) {
      return whole(Array.from({ length: size }, (_, index) => numeric(input(`${text}[..., ${index}]`))));
    }
    return field.type === "boolean" ? logical(graph.apply("!=", input(text), graph.constant(0))) : numeric(input(text));
  };
  const nest = (own: Layout["entries"], depth: number): Value =>
    record(
      [...new Set(own.map(({ path }) => path[depth] as string))].map((name) => {
        const inside = own.filter(({ path }) => path[depth] === name);
        const [only] = inside;
        return [name, only !== undefined && only.path.length === depth + 1 ? leaf(only) : nest(inside, depth + 1)];
      }),
    );
  return nest(entries, 0);
};

const stepOf = (machine: Machine, { spec, memory }: { spec: EnvironmentSpec; memory: Value }): Value => {
  const { graph } = machine;
  const named = (member: string): string => stepNames.get(member) as string;
  return record([
    ["state", recordOf(machine, named("state"), stateLayout(spec))],
    ["action", recordOf(machine, named("action"), actionLayout(spec))],
    ["next", recordOf(machine, named("next"), stateLayout(spec))],
    ["memory", memory],
    ["dt", numeric(graph.input("dt", { kind: "number", spread: "uniform" }))],
    ["time", numeric(graph.input("time", { kind: "number", spread: "lanes" }))],
    ["terminated", logical(graph.input("terminated", { kind: "boolean", spread: "lanes" }))],
  ]);
};

/** The library's functions, each with all the others around it. */
const libraryScope = (machine: Machine): Scope => {
  const scope = newScope(null);
  for (const [name, node] of libraryTree().functions) scope.names.set(name, closure(node, machine, scope));
  return scope;
};

/** The names that the program gives to what it imports. */
const declareImports = (machine: Machine, file: ts.SourceFile, scope: Scope): void => {
  const library = libraryScope(machine);
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    for (const { name, propertyName } of bindings.elements) {
      const value = library.names.get(ts.idText((propertyName ?? name) as ts.Identifier));
      if (value !== undefined) scope.names.set(ts.idText(name), value);
    }
  }
};

/** Runs the program once, for all lanes: every loop is unrolled, every helper entered, every branch a choice. */
export const readForArrays = (reward: CompiledReward, spec: EnvironmentSpec): ArrayReward => {
  const file = parseTree(reward.source);
  const { terms: node } = readExports(file).exports;
  if (node === null) throw new RangeError("the program has no terms");
  const library = libraryTree().file;
  const machine = createMachine({
    assigned: new Set([...assignedNames(file), ...assignedNames(library)]),
    rules: { expression: evaluateExpression, statement: runStatement, statements: runStatements },
  });
  const { graph } = machine;

  const top = newScope(null);
  declareImports(machine, file, top);
  runStatements(machine, file.statements, top);
  const cells = Object.keys(reward.initial);
  const cellInput = (name: string): Node =>
    graph.input(leafText("memory", [name]), { kind: "number", spread: "lanes" });
  const memory = newCell(machine, record(cells.map((name) => [name, numeric(cellInput(name))])));

  const step = stepOf(machine, { spec, memory: { kind: "reference", cell: memory } });
  const made = apply(machine, closure(node, machine, top), [{ value: step, present: graph.constant(true) }]);
  const numberAt = (value: Value, name: string): Node => machine.toNumber(memberOf(machine, value, name));
  const terms = new Map(Object.keys(reward.weights).map((name) => [name, numberAt(made, name)]));
  const kept = read(machine, memory);
  const after = new Map(cells.map((name) => [name, numberAt(kept, name)]));
  const { total, lowest } = composed(graph, { reward, terms, lowest: cellInput(lowestKey) });
  if (isOverEpisode(reward) && lowest !== undefined) after.set(lowestKey, lowest);
  if (graph.size() > mostNodes && reachable([...terms.values(), ...after.values(), total]).size > mostNodes)
    throw tooMuch(node);
  return { terms, memory: after, total, hints: machine.hints };
};

/** What is needed for these, themselves included, each behind what it is made of. */
export const reachable = (roots: readonly Node[]): Set<Node> => {
  const found = new Set<Node>();
  const stack = roots.toReversed().map((node) => ({ node, isOpen: false }));
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node, isOpen } = top;
    if (isOpen) found.add(node);
    if (isOpen || found.has(node)) continue;
    stack.push({ node, isOpen: true }, ...node.args.toReversed().map((arg) => ({ node: arg, isOpen: false })));
  }
  return found;
};
