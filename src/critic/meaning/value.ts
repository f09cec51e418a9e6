import type { ts } from "ts-morph";
import { everything, hull, isPoint, point, type Interval } from "./intervals.ts";
import { dimensionless, sameUnit, type Unit } from "../../core/units.ts";

/** What is known of a number before it runs. */
export type NumberValue = Interval & {
  readonly kind: "number";
  readonly unit: Unit | null;
  /** The product of bare literals in it, sign aside; a factor other than 1 may carry a unit of its own. */
  readonly scale: number;
  /** Two numbers of one key are the same number; "" where that cannot be told. */
  readonly key: string;
  /** Fields and cells it was computed from: `next.torso.x`, `memory.best`. */
  readonly reads: ReadonlySet<string>;
  /** Which numbers it is the largest or smallest of, by key. */
  readonly extreme?: { of: "max" | "min"; keys: readonly string[] };
};

export type BooleanValue = {
  readonly kind: "boolean";
  readonly canBe: { readonly true: boolean; readonly false: boolean };
  readonly reads: ReadonlySet<string>;
  /** What holds where it is true, and where it is false: numbers by key. */
  readonly facts: { readonly true: readonly Fact[]; readonly false: readonly Fact[] };
  /** Of `a < b`: the key of the one that is larger where it holds. */
  readonly order?: { readonly larger: string };
  /** A single comparison of a step's number: where its boundary lies. */
  readonly boundary?: { readonly number: NumberValue; readonly at: NumberValue };
};

export type Fact = { readonly key: string; readonly within: Interval };

export type Value =
  | NumberValue
  | BooleanValue
  | { readonly kind: "vector"; readonly items: readonly Value[]; readonly isWhole: boolean }
  | { readonly kind: "record"; readonly entries: Map<string, Value>; readonly name?: string }
  | { readonly kind: "function"; readonly node: ts.FunctionLikeDeclaration }
  /** A plain string: the name of a tolerance's shape. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "unknown" };

export const nothingRead: ReadonlySet<string> = new Set();
export const unknown: Value = { kind: "unknown" };

export const constant = (value: number): NumberValue => ({
  kind: "number",
  ...point(value),
  unit: dimensionless,
  scale: Math.abs(value),
  key: `${value}`,
  reads: nothingRead,
});

export const anyNumber = (reads: ReadonlySet<string> = nothingRead): NumberValue => ({
  kind: "number",
  ...everything,
  unit: null,
  scale: 1,
  key: "",
  reads,
});

/** Each once, and not more than could matter: extremes of extremes would double them every time. */
export const extremeKeys = (keys: readonly string[]): readonly string[] =>
  [...new Set(keys)].filter((key) => key !== "").slice(0, 64);

/** A number that is the same whatever the step. */
export const isConstant = (value: NumberValue): boolean => value.reads.size === 0 && isPoint(value);

export const allReads = (values: readonly Value[]): ReadonlySet<string> => {
  const all = new Set<string>();
  const visit = (value: Value): void => {
    if (value.kind === "number" || value.kind === "boolean") for (const name of value.reads) all.add(name);
    else if (value.kind === "vector") value.items.forEach(visit);
    else if (value.kind === "record") for (const entry of value.entries.values()) visit(entry);
  };
  values.forEach(visit);
  return all;
};

/** Either of two values, of whichever branch ran. */
export const joined = (a: Value, b: Value, reads: ReadonlySet<string>): Value => {
  if (a === b) return a;
  if (a.kind === "number" && b.kind === "number") {
    const isSame = a.key !== "" && a.key === b.key;
    const range = hull(a, b);
    return {
      kind: "number",
      ...range,
      unit: isConstant(a) ? b.unit : isConstant(b) ? a.unit : unitOfBoth(a, b),
      scale: isConstant(a) ? b.scale : a.scale,
      key: isSame ? a.key : "",
      reads: isSame || isPoint(range) ? allReads([a, b]) : new Set([...a.reads, ...b.reads, ...reads]),
    };
  }
  if (a.kind === "boolean" && b.kind === "boolean") {
    return {
      kind: "boolean",
      canBe: { true: a.canBe.true || b.canBe.true, false: a.canBe.false || b.canBe.false },
      reads: new Set([...a.reads, ...b.reads, ...reads]),
      facts: { true: [], false: [] },
    };
  }
  if (a.kind === "vector" && b.kind === "vector" && a.items.length === b.items.length) {
    return {
      kind: "vector",
      items: a.items.map((item, index) => joined(item, b.items[index] as Value, reads)),
      isWhole: a.isWhole && b.isWhole,
    };
  }
  if (a.kind === "record" && b.kind === "record") {
    const entries = new Map<string, Value>();
    for (const [name, value] of a.entries) entries.set(name, joined(value, b.entries.get(name) ?? unknown, reads));
    for (const [name] of b.entries) if (!entries.has(name)) entries.set(name, unknown);
    return { kind: "record", entries };
  }
  return unknown;
};

const unitOfBoth = (a: NumberValue, b: NumberValue): Unit | null =>
  a.unit !== null && b.unit !== null && sameUnit(a.unit, b.unit) ? a.unit : null;

/** The numbers among a record's entries; null for anything but a record. */
export const numbersIn = (value: Value | undefined): Map<string, NumberValue> | null => {
  if (value?.kind !== "record") return null;
  const numbers = new Map<string, NumberValue>();
  for (const [name, entry] of value.entries) if (entry.kind === "number") numbers.set(name, entry);
  return numbers;
};
