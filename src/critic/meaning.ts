import type { ts } from "ts-morph";
import type { Diagnostic } from "../core/diagnostic.ts";
import { createRandom } from "../core/random.ts";
import { readExports } from "../reward/exports.ts";
import type { RewardProgram } from "../reward/program.ts";
import type { TypedView } from "../reward/typed-view.ts";
import type { EnvironmentSpec } from "../simulator/types.ts";
import { named, rangeText } from "./abstract-arithmetic.ts";
import { cellValue, stepValue } from "./abstract-step.ts";
import { constant, type BooleanValue, type NumberValue, type Value } from "./abstract-value.ts";
import { finding, placeIn } from "./findings.ts";
import { interpret, type Choice, type Hooks } from "./interpreter.ts";
import { hull, isPoint, type Interval } from "./intervals.ts";
import type { MeaningRule } from "./meaning-rules.ts";
import { structureRules } from "./structure-rules.ts";
import type { Unit } from "./units.ts";
import { unitsRules } from "./units-rules.ts";

export type Condition = { node: ts.Node; condition: BooleanValue };

/** What a program means, as far as can be told without running it. */
export type Meaning = {
  /** Null where the interpreter gave up. */
  terms: ReadonlyMap<string, NumberValue> | null;
  /** One row a draw: the terms at one state and action drawn from the ranges. */
  drawn: readonly ReadonlyMap<string, number>[];
  conditions: readonly Condition[];
  choices: readonly Choice[];
  jumps: readonly Choice[];
  diagnostics: readonly Diagnostic[];
};

const draws = 24;
const rules = { ...unitsRules, ...structureRules };
/** Said of what memory starts at; whatever else it may hold later is not known well enough. */
const certainAtStart: ReadonlySet<MeaningRule> = new Set([
  "structure/division",
  "structure/not-finite",
  "structure/unbounded-exp",
]);

export const readMeaning = (
  view: TypedView,
  { program, spec }: { program: RewardProgram; spec: EnvironmentSpec },
): Meaning => {
  const none: Meaning = { terms: null, drawn: [], conditions: [], choices: [], jumps: [], diagnostics: [] };
  const terms = readExports(view.file).exports.terms;
  if (terms === null) return none;
  const found = new Map<string, Diagnostic>();
  const reporter =
    (speaks: (rule: MeaningRule) => boolean): Hooks["report"] =>
    (rule, node, message) => {
      const place = placeIn(view.file, node);
      const key = `${rule}:${place.line}:${place.column}`;
      if (speaks(rule) && !found.has(key)) found.set(key, finding(rules, rule, place, message));
    };
  const run = (memory: ReadonlyMap<string, Value>, hooks: Hooks, draw: ReturnType<typeof createRandom> | null = null) =>
    interpret(view, { step: stepValue(spec, { memory, draw }), terms, hooks, isDrawn: draw !== null });

  const starts = Object.entries(program.initial);
  const first = run(new Map(starts.map(([name, value]) => [name, startOf(name, value, null)])), {
    report: reporter((rule) => certainAtStart.has(rule)),
  });
  if (first.kind !== "record") return none;
  const cells = new Map(
    starts.map(([name, start]) => [name, cellAfter(name, { start, after: entryOf(entryOf(first, "memory"), name) })]),
  );

  const conditions: Condition[] = [];
  const choices: Choice[] = [];
  const jumps: Choice[] = [];
  const whole = run(cells, {
    report: reporter((rule) => !certainAtStart.has(rule)),
    onCondition: (condition, node) => void conditions.push({ condition, node }),
    onChoice: (choice) => void choices.push(choice),
    onBoundary: (choice) => void jumps.push(choice),
  });
  const values = numbersIn(entryOf(whole, "terms"));
  if (values === null) return { ...none, diagnostics: [...found.values()] };

  const random = createRandom(1);
  const drawn: ReadonlyMap<string, number>[] = [];
  for (let round = 0; round < draws; round++) {
    const memory = new Map(
      [...cells].map(([name, { lo, hi, unit }]): [string, Value] => [
        name,
        cellValue(name, { range: { lo, hi }, unit, draw: random }),
      ]),
    );
    const sample = numbersIn(entryOf(run(memory, { report: () => undefined }, random), "terms"));
    if (sample === null || [...sample.values()].some((value) => !isPoint(value))) continue;
    drawn.push(new Map([...sample].map(([name, { lo }]) => [name, lo])));
  }
  return { terms: values, drawn, conditions, choices, jumps, diagnostics: [...found.values()] };
};

const startOf = (name: string, value: number, unit: Unit | null): NumberValue => ({
  ...constant(value),
  unit,
  scale: 1,
  key: `memory.${name}`,
  reads: new Set([`memory.${name}`]),
});

/** What a cell may hold in a later step: where its first update leads, and on in that direction. */
const cellAfter = (name: string, { start, after }: { start: number; after: Value | undefined }): NumberValue => {
  const unwritten = after?.kind === "number" && after.key === `memory.${name}`;
  if (unwritten) return startOf(name, start, after.unit);
  const range: Interval =
    after?.kind === "number" ? hull({ lo: start, hi: start }, after) : { lo: -Infinity, hi: Infinity };
  const counts = after?.kind === "number" && after.reads.has(`memory.${name}`);
  const widened = counts
    ? { lo: range.lo < start ? -Infinity : range.lo, hi: range.hi > start ? Infinity : range.hi }
    : range;
  return { ...cellValue(name, { range: widened, unit: after?.kind === "number" ? after.unit : null, draw: null }) };
};

const entryOf = (value: Value | undefined, name: string): Value | undefined =>
  value?.kind === "record" ? value.entries.get(name) : undefined;

const numbersIn = (value: Value | undefined): Map<string, NumberValue> | null => {
  if (value?.kind !== "record") return null;
  const numbers = new Map<string, NumberValue>();
  for (const [name, entry] of value.entries) if (entry.kind === "number") numbers.set(name, entry);
  return numbers;
};

/** `'next.cart.position' lies in −2.4 … 2.4`, for messages about decided comparisons. */
export const boundaryText = ({ boundary }: BooleanValue): string =>
  boundary === undefined
    ? ""
    : `${named(boundary.number)} gives ${rangeText(boundary.number)}, against ${rangeText({ lo: boundary.at.lo, hi: boundary.at.lo }).split(" … ")[0] as string}`;
