import type { ts } from "ts-morph";
import type { TypedView } from "../../reward/typed-view.ts";
import type { Arithmetic } from "./arithmetic.ts";
import type { Analysis } from "./analysis.ts";
import * as interval from "./intervals.ts";
import { allReads, constant, type BooleanValue, type Fact, type Value } from "./value.ts";

/** A value chosen by a condition, with what either side was. */
export type Choice = { node: ts.Node; condition: BooleanValue; yes: Value; no: Value };

export type Hooks = {
  report: Analysis["report"];
  /** A comparison or condition that was looked at. */
  onCondition?(condition: BooleanValue, node: ts.Node): void;
  onChoice?(choice: Choice): void;
  /** A variable or parameter that was given a value. */
  onNamed?(value: Value, node: ts.Identifier): void;
  /** What a call gave that jumps by itself, such as rounding; of drawn runs only. */
  onStairs?(value: number, node: ts.Node): void;
};

export type Returned = { value: Value; guards: ReadonlySet<string> };

/** What is known at one place of the program, and the ways to go on from it: the parts of the interpreter meet here. */
export type Machine = {
  readonly view: TypedView;
  readonly hooks: Hooks;
  readonly domain: Domain;
  readonly analysis: Analysis;
  readonly arithmetic: Arithmetic;

  variables: Map<ts.Symbol, Value>;
  facts: Map<string, interval.Interval>;
  /** Fields that decided that this code runs. */
  guards: ReadonlySet<string>;
  returns: Returned[];
  calls: number;
  readonly budget: Budget;
  /** Functions that are being run. */
  readonly entered: Set<ts.Node>;
  depth: number;

  evaluate(node: ts.Expression): Value;
  call(node: ts.CallExpression): Value;
  /** True where the end is reached. */
  run(statements: readonly ts.Statement[]): boolean;
};

/** What a run takes its numbers for: all that they can be in any step (`ranges`), or what they are in one (`points`). */
export type Domain = {
  /** A short name for an expression over keys; "" where a part has none. */
  createKeys(): Analysis["key"];
  /** What a function gives at once; undefined where that is told from ranges. */
  computed(machine: Machine, called: Called, given: readonly Value[]): Value | undefined;
  /** Runs `body` where the condition has this outcome; null where that cannot be. */
  under<Result>(machine: Machine, way: Way, body: () => Result): Result | null;
  /** The outcome with which alone the run goes on; undefined where both sides are gone through and merged. */
  only(condition: BooleanValue): boolean | undefined;
  /** What a filter lets through: the items, with the test of each. */
  filtered(machine: Machine, node: ts.Node, tested: readonly Tested[]): Value;
};

export type Functions = Readonly<Record<string, ((...values: never[]) => unknown) | undefined>>;
export type Called = { node: ts.Node; name: string; functions: Functions };
export type Way = { condition: BooleanValue; outcome: boolean };
export type Tested = { item: Value; test: BooleanValue };

/** Work that may still be done, shared by all the runs it is given to: a count, so that a finding is the same on every machine. */
export type Budget = { left: number };

/**
 * An expression or statement counts 1, and so do 8 variables that are copied. The largest program of the corpora takes 266
 * a run, and 705,000 in all of its runs; a million take about a second.
 */
export const work = { reading: 20_000, sampling: 200_000, jumps: 500_000 };

/** Numbers in a vector or record, those of its own vectors and records included. */
const largestValue = 4096;

export const maxCalls = 2000;
export const maxDepth = 24;
export const maxRounds = 64;

/** The program is too complex to follow: nothing is said of it. */
export class TooComplex extends Error {}

export const spend = ({ budget }: Machine, amount: number): void => {
  budget.left -= amount;
  if (budget.left < 0) throw new TooComplex();
};

const sizes = new WeakMap<Value, number>();

const sizeOf = (value: Value): number => {
  if (value.kind !== "vector" && value.kind !== "record") return 1;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  const parts = value.kind === "vector" ? value.items : [...value.entries.values()];
  const size = parts.reduce((total, part) => total + sizeOf(part), 1);
  sizes.set(value, size);
  return size;
};

/** A value as it was made: one that holds itself many times over would be walked through as often. */
export const ofSensibleSize = (value: Value): Value => {
  if (sizeOf(value) > largestValue) throw new TooComplex();
  return value;
};

/** What holds here of a number, met with what it is. */
export const narrowed = ({ facts }: Machine, value: Value): Value => {
  if (value.kind !== "number" || value.key === "" || facts.size === 0) return value;
  const fact = facts.get(value.key);
  const met = fact === undefined ? null : interval.meet(value, fact);
  return met === null ? value : { ...value, lo: met.lo, hi: met.hi };
};

/** False where the facts contradict what is known. */
export const assume = ({ facts }: Machine, list: readonly Fact[]): boolean => {
  for (const { key, within } of list) {
    const met = interval.meet(facts.get(key) ?? interval.everything, within);
    if (met === null) return false;
    facts.set(key, met);
  }
  return true;
};

export const not = (a: BooleanValue): BooleanValue => ({
  ...a,
  canBe: { true: a.canBe.false, false: a.canBe.true },
  facts: { true: a.facts.false, false: a.facts.true },
});

export const asBoolean = ({ arithmetic, view }: Machine, value: Value): BooleanValue => {
  if (value.kind === "boolean") return value;
  if (value.kind === "number") return not(arithmetic.equal(value, constant(0), view.file));
  return undecided(allReads([value]));
};

export const undecided = (reads: ReadonlySet<string>): BooleanValue => ({
  kind: "boolean",
  canBe: { true: true, false: true },
  reads,
  facts: { true: [], false: [] },
});

export const conditionOf = (machine: Machine, node: ts.Expression): BooleanValue => {
  const value = asBoolean(machine, machine.evaluate(node));
  machine.hooks.onCondition?.(value, node);
  return value;
};
