import type { Machine } from "./machine.ts";
import { signOf, type Node } from "./node.ts";
import { unary, type Unary } from "./operations.ts";
import { logical, nothing, numeric, record, type Item, type Value } from "./value.ts";

const constants = ["E", "LN10", "LN2", "PI", "SQRT1_2", "SQRT2"] as const;

/** A function of its first arguments as numbers. */
const ofNumbers = (machine: Machine, compute: (...given: Node[]) => Value): Value => ({
  kind: "function",
  call: (items) =>
    compute(...items.map(({ value }) => machine.toNumber(value)), ...[0, 1].map(() => machine.toNumber(nothing))),
});

/** The largest or least of what is there. */
const extreme = (machine: Machine, op: "max" | "min"): Value => ({
  kind: "function",
  call: (items) => {
    const { graph, toNumber } = machine;
    let [first, ...others] = items as [Item | undefined, ...Item[]];
    // Begun with what there is: less to compute, and the same.
    if (first?.present.value !== true) [first, others] = [undefined, [...items]];
    const least = first === undefined ? graph.constant(op === "max" ? -Infinity : Infinity) : toNumber(first.value);
    return numeric(
      others.reduce(
        (most, { value, present }) => graph.choose(present, graph.apply(op, most, toNumber(value)), most),
        least,
      ),
    );
  },
});

const hypot = (machine: Machine): Value => ({
  kind: "function",
  call: (items) => {
    const { graph, toNumber } = machine;
    const zero = graph.constant(0);
    const sides = items.map(({ value, present }) => graph.choose(present, toNumber(value), zero));
    const [first = zero, ...others] = sides;
    return numeric(others.reduce((length, side) => graph.apply("hypot", length, side), graph.apply("abs", first)));
  },
});

const mathOf = (machine: Machine): Value => {
  const { graph } = machine;
  const one = graph.constant(1);
  /** The nearest whole number; of two, the greater. */
  const round = (x: Node): Node => {
    const below = graph.apply("floor", x);
    const isBelow = graph.apply("<", graph.apply("-", x, below), graph.constant(0.5));
    return graph.choose(isBelow, below, graph.apply("+", below, one));
  };
  return record([
    ...constants.map((name) => [name, numeric(graph.constant(Math[name]))] as const),
    ...(Object.keys(unary) as Unary[]).map(
      (name) => [name, ofNumbers(machine, (x) => numeric(graph.apply(name, x as Node)))] as const,
    ),
    ["atan2", ofNumbers(machine, (y, x) => numeric(graph.apply("atan2", y as Node, x as Node)))],
    ["pow", ofNumbers(machine, (base, exponent) => numeric(graph.apply("**", base as Node, exponent as Node)))],
    ["sign", ofNumbers(machine, (x) => numeric(signOf(graph, x as Node)))],
    ["round", ofNumbers(machine, (x) => numeric(round(x as Node)))],
    ["max", extreme(machine, "max")],
    ["min", extreme(machine, "min")],
    ["hypot", hypot(machine)],
  ]);
};

/** What is no number at all is neither finite nor NaN. */
const test = (machine: Machine, op: "isFinite" | "isNaN"): Value => {
  const { graph } = machine;
  const of = (value: Value): Node => {
    if (value.kind === "number") return graph.apply(op, value.node);
    return value.kind === "choice" ? graph.choose(value.condition, of(value.yes), of(value.no)) : graph.constant(false);
  };
  return { kind: "function", call: ([item]) => logical(of(item?.value ?? nothing)) };
};

/** Every global of the language (reward/narrow-lib.ts). */
export const globals: ReadonlyMap<string, (machine: Machine) => Value> = new Map<string, (machine: Machine) => Value>([
  ["undefined", () => nothing],
  ["NaN", ({ graph }) => numeric(graph.constant(Number.NaN))],
  ["Infinity", ({ graph }) => numeric(graph.constant(Number.POSITIVE_INFINITY))],
  ["Math", mathOf],
  [
    "Number",
    (machine) => ({
      kind: "function",
      call: (items) => numeric(items[0] === undefined ? machine.graph.constant(0) : machine.toNumber(items[0].value)),
      entries: new Map([
        ["EPSILON", numeric(machine.graph.constant(Number.EPSILON))],
        ["isFinite", test(machine, "isFinite")],
        ["isNaN", test(machine, "isNaN")],
      ]),
    }),
  ],
]);

const made = new WeakMap<Machine, Map<string, Value>>();

export const globalNamed = (machine: Machine, name: string): Value | undefined => {
  const known = made.get(machine) ?? new Map<string, Value>();
  made.set(machine, known);
  const value = known.get(name) ?? globals.get(name)?.(machine);
  if (value !== undefined) known.set(name, value);
  return value;
};
