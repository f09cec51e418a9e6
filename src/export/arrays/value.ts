import type { Graph, Node } from "./node.ts";

/** What an expression stands for while a program is read for all lanes at once. */
export type Value =
  | { kind: "number"; node: Node }
  | { kind: "boolean"; node: Node }
  | { kind: "undefined" }
  | { kind: "text"; text: string }
  | { kind: "vector"; items: readonly Item[] }
  | { kind: "record"; entries: ReadonlyMap<string, Value> }
  /** A record that may be written: what it holds is in the machine's store. */
  | { kind: "reference"; cell: Cell }
  | { kind: "function"; call(given: readonly Item[]): Value; entries?: ReadonlyMap<string, Value> }
  /** One thing in some lanes and, being of another shape, another in the others. */
  | { kind: "choice"; condition: Node; yes: Value; no: Value };

/** Of a vector that is not equally long in all lanes: in which of them this item is there. */
export type Item = { value: Value; present: Node };

/** A place that can be written. */
export type Cell = { readonly id: number };

export const nothing: Value = { kind: "undefined" };
export const text = (of: string): Value => ({ kind: "text", text: of });
export const numeric = (node: Node): Value => ({ kind: "number", node });
export const logical = (node: Node): Value => ({ kind: "boolean", node });
export const record = (entries: Iterable<readonly [string, Value]>): Value => ({
  kind: "record",
  entries: new Map(entries),
});

/** Without the items that no lane has. */
export const vector = (items: readonly Item[]): Value => ({
  kind: "vector",
  items: items.filter(({ present }) => present.value !== false),
});

export type Merging = {
  merge(condition: Node, yes: Value, no: Value): Value;
  toNumber(value: Value): Node;
  truth(value: Value): Node;
  isUndefined(value: Value): Node;
  /** A vector that all lanes have whole. */
  whole(values: readonly Value[]): Value;
};

export const createMerging = (graph: Graph): Merging => {
  const always = graph.constant(true);
  const notANumber = graph.constant(Number.NaN);

  const mergeItems = (condition: Node, yes: readonly Item[], no: readonly Item[]): Value => {
    const isWhole = [...yes, ...no].every(({ present }) => present === always);
    if (!isWhole) {
      const within = (items: readonly Item[], side: Node) =>
        items.map(({ value, present }) => ({ value, present: graph.and(side, present) }));
      return vector([...within(yes, condition), ...within(no, graph.not(condition))]);
    }
    const longer = yes.length > no.length ? yes : no;
    return vector(
      longer.map(({ value }, index): Item => {
        const [one, other] = [yes[index], no[index]];
        if (one === undefined) return { value, present: graph.not(condition) };
        if (other === undefined) return { value, present: condition };
        return { value: merge(condition, one.value, other.value), present: always };
      }),
    );
  };

  const merge: Merging["merge"] = (condition, first, second) => {
    if (condition.op === "constant") return condition.value === true ? first : second;
    const yes = first.kind === "choice" && first.condition === condition ? first.yes : first;
    const no = second.kind === "choice" && second.condition === condition ? second.no : second;
    if (yes === no) return yes;
    if (yes.kind === "number" && no.kind === "number") return numeric(graph.choose(condition, yes.node, no.node));
    if (yes.kind === "boolean" && no.kind === "boolean") return logical(graph.choose(condition, yes.node, no.node));
    if (yes.kind === "undefined" && no.kind === "undefined") return yes;
    if (yes.kind === "text" && no.kind === "text" && yes.text === no.text) return yes;
    if (yes.kind === "reference" && no.kind === "reference" && yes.cell === no.cell) return yes;
    if (yes.kind === "vector" && no.kind === "vector") return mergeItems(condition, yes.items, no.items);
    if (yes.kind === "record" && no.kind === "record") {
      const names = [...new Set([...yes.entries.keys(), ...no.entries.keys()])];
      return record(
        names.map((name) => [
          name,
          merge(condition, yes.entries.get(name) ?? nothing, no.entries.get(name) ?? nothing),
        ]),
      );
    }
    return { kind: "choice", condition, yes, no };
  };

  const toNumber: Merging["toNumber"] = (value) => {
    if (value.kind === "number") return value.node;
    if (value.kind === "boolean") return graph.number(value.node);
    if (value.kind === "choice") return graph.choose(value.condition, toNumber(value.yes), toNumber(value.no));
    return notANumber;
  };

  const truth: Merging["truth"] = (value) => {
    switch (value.kind) {
      case "boolean":
        return value.node;
      case "number": {
        const { node } = value;
        if (node.op === "constant") return graph.constant(Boolean(node.value));
        if (node.op === "number") return node.args[0] as Node;
        // Neither 0 nor NaN.
        return graph.or(graph.apply("<", node, graph.constant(0)), graph.apply(">", node, graph.constant(0)));
      }
      case "choice":
        return graph.choose(value.condition, truth(value.yes), truth(value.no));
      case "undefined":
        return graph.constant(false);
      case "text":
        return graph.constant(value.text !== "");
      default:
        return always;
    }
  };

  const isUndefined: Merging["isUndefined"] = (value) =>
    value.kind === "choice"
      ? graph.choose(value.condition, isUndefined(value.yes), isUndefined(value.no))
      : graph.constant(value.kind === "undefined");

  const whole: Merging["whole"] = (values) => vector(values.map((value) => ({ value, present: always })));

  return { merge, toNumber, truth, isUndefined, whole };
};
