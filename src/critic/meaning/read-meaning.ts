import type { ts } from "ts-morph";
import { createRandom } from "../../core/random.ts";
import type { RewardProgram } from "../../reward/program.ts";
import type { TypedView } from "../../reward/typed-view.ts";
import type { EnvironmentSpec } from "../../core/spec.ts";
import { named as namedText, rangeText, union } from "./analysis.ts";
import { computedProgram, numbersOf, type ComputedProgram } from "./computed-program.ts";
import { findJumps, type Jump } from "./jumps.ts";
import { ranges } from "./domains.ts";
import { work, type Choice, type Hooks } from "./machine.ts";
import { columnsOf, createPoints, type Column } from "./points.ts";
import { numberOf, stepValue } from "./step.ts";
import {
  allReads,
  constant,
  nothingRead,
  numbersIn,
  type BooleanValue,
  type NumberValue,
  type Value,
} from "./value.ts";
import { interpret } from "./interpreter.ts";
import { hull, type Interval } from "./intervals.ts";
import type { Unit } from "../../core/units.ts";
import type { ReportedRule } from "./rules/reported.ts";

/** What the interpreter says of a place. */
export type Report = { rule: ReportedRule; at: ts.Node; message: string };
export type Condition = { node: ts.Node; condition: BooleanValue };

/** What a program means, as far as can be told without running it. */
export type Meaning = {
  terms: ReadonlyMap<string, NumberValue>;
  /** The terms at points drawn from the ranges, one row a point. */
  drawn: readonly ReadonlyMap<string, number>[];
  conditions: readonly Condition[];
  choices: readonly Choice[];
  /** Local names of the program, with what they were given; each place once, with all that it was ever given. */
  named: ReadonlyMap<ts.Identifier, ReadonlySet<string>>;
  /** Looked for when asked: it takes many runs of the program. */
  jumps(): readonly Jump[];
  /** Runs the program at single points. */
  sampled: Sampled;
  /** What each cell of memory starts at and holds after the first step. */
  cells: readonly Cell[];
};

export type Sampled = { compute: ComputedProgram; points: ReturnType<typeof createPoints>; columns: readonly Column[] };
export type Cell = { name: string; start: number; after: NumberValue };

const draws = 64;
/** Said of what memory starts at; whatever else it may hold later is not known well enough. */
const certainAtStart: ReadonlySet<ReportedRule> = new Set([
  "structure/division",
  "structure/not-finite",
  "structure/unbounded-exp",
]);

/** What it is told on the way, and the meaning as a whole: null where the program is too much to follow. */
export const readMeaning = (
  view: TypedView,
  { program, spec }: { program: RewardProgram; spec: EnvironmentSpec },
): { reports: ReadonlyMap<string, Report>; meaning: Meaning | null } => {
  const reports = new Map<string, Report>();
  const { terms } = view.exports;
  if (terms === null) return { reports, meaning: null };
  const reporter =
    (speaks: (rule: ReportedRule) => boolean): Hooks["report"] =>
    (rule, node, message) => {
      const key = `${rule}:${node.getStart(view.file)}`;
      if (speaks(rule) && !reports.has(key)) reports.set(key, { rule, at: node, message });
    };
  const run = (memory: ReadonlyMap<string, NumberValue>, hooks: Hooks) =>
    interpret(view, {
      step: stepValue(spec, memory),
      terms,
      hooks,
      domain: ranges,
      budget: { left: work.reading },
    });

  const starts = Object.entries(program.initial);
  const first = run(new Map(starts.map(([name, value]) => [name, startOf(name, value, null)])), {
    report: reporter((rule) => certainAtStart.has(rule)),
  });
  if (first.kind !== "record") return { reports, meaning: null };
  const cells = new Map(
    starts.map(([name, start]) => [name, cellAfter(name, { start, after: entryOf(entryOf(first, "memory"), name) })]),
  );

  const conditions: Condition[] = [];
  const choices: Choice[] = [];
  const named = new Map<ts.Identifier, ReadonlySet<string>>();
  const whole = run(cells, {
    report: reporter((rule) => !certainAtStart.has(rule)),
    onCondition: (condition, node) => void conditions.push({ condition, node }),
    onChoice: (choice) => void choices.push(choice),
    onNamed: (value, node) => void named.set(node, union(named.get(node) ?? nothingRead, allReads([value]))),
  });
  const values = numbersIn(entryOf(whole, "terms"));
  if (values === null) return { reports, meaning: null };

  const computing = (left: number): ComputedProgram => computedProgram(view, { terms, spec, cells, budget: { left } });
  const compute = computing(work.sampling);
  const columns = columnsOf(stepValue(spec, cells));
  const points = createPoints(spec, { columns, numbers: numbersOf(view), random: createRandom(1) });
  const drawn: ReadonlyMap<string, number>[] = [];
  for (let round = 0; round < draws; round++) {
    const sample = compute(points.draw());
    if (sample !== null) drawn.push(sample.terms);
  }
  const jumps = (): readonly Jump[] =>
    findJumps({ compute: computing(work.jumps), points, columns, conditions, terms: values });
  const stored = starts.flatMap(([name, start]): Cell[] => {
    const after = entryOf(entryOf(first, "memory"), name);
    return after?.kind === "number" ? [{ name, start, after }] : [];
  });
  const sampled = { compute, points, columns };
  return { reports, meaning: { terms: values, drawn, conditions, choices, named, jumps, sampled, cells: stored } };
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
  return numberOf(`memory.${name}`, { range: widened, unit: after?.kind === "number" ? after.unit : null });
};

const entryOf = (value: Value | undefined, name: string): Value | undefined =>
  value?.kind === "record" ? value.entries.get(name) : undefined;

/** `'next.cart.position' lies in −2.4 … 2.4`, for messages about decided comparisons. */
export const boundaryText = ({ boundary }: BooleanValue): string =>
  boundary === undefined
    ? ""
    : `${namedText(boundary.number)} gives ${rangeText(boundary.number)}, against ${rangeText({ lo: boundary.at.lo, hi: boundary.at.lo }).split(" … ")[0] as string}`;
