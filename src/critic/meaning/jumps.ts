import type { ts } from "ts-morph";
import type { Computed, ComputedProgram } from "./computed-program.ts";
import { bounded, type Column, type createPoints, type Point } from "./points.ts";
import type { BooleanValue, NumberValue } from "./value.ts";

/** One term on both sides of the place where a condition, or a rounding, turns over. */
export type Jump = {
  readonly node: ts.Node;
  readonly term: string;
  /** The field that was moved across. */
  readonly field: string;
  readonly crossings: readonly Crossing[];
};

/** Sides by the outcome, the smaller one (false) first; slopes along the way from the one to the other. */
export type Crossing = {
  readonly values: readonly [number, number];
  readonly slopes: readonly [number, number];
  /** Whether anything at all moves the term on that side. */
  readonly moves: readonly [boolean, boolean];
};

const rounds = 120;
const wanted = 8;
const halvings = 30;
/** Of the program, for all that is looked for. */
const maxRuns = 2500;

/**
 * Moves one field of a drawn point until a condition of the program turns over, and halves the way until both sides lie next
 * to each other: what the terms are there are their limits, through whatever variables, helpers or early returns they come.
 */
export const findJumps = ({
  compute: run,
  points,
  columns,
  conditions,
  terms,
}: {
  compute: ComputedProgram;
  points: ReturnType<typeof createPoints>;
  columns: readonly Column[];
  conditions: readonly { node: ts.Node; condition: BooleanValue }[];
  terms: ReadonlyMap<string, NumberValue>;
}): Jump[] => {
  let runs = 0;
  const compute: ComputedProgram = (point) => (++runs > maxRuns ? null : run(point));
  const read = new Set(conditions.flatMap(({ condition }) => [...condition.reads]));
  // Roundings have no condition: then any field of the terms may lead over a step.
  const known: ReadonlySet<ts.Node> = new Set(conditions.map(({ node }) => node));
  if (compute(points.draw())?.branches.some(({ node }) => !known.has(node)) === true)
    for (const { reads } of terms.values()) for (const name of reads) read.add(name);
  const movable = columns.filter(({ name, isBoolean, range }) => !isBoolean && range.lo < range.hi && read.has(name));
  const found = new Map<ts.Node, { field: string; crossings: Map<string, Crossing[]>; count: number }>();
  for (let round = 0; round < rounds && movable.length > 0; round++) {
    if (runs >= maxRuns) break;
    const column = movable[round % movable.length] as Column;
    const start = points.draw();
    const way = {
      start,
      moved: new Map(start),
      column,
      from: start.get(column.key) as number,
      to: points.drawOne(column),
    };
    const [here, there] = [compute(start), at(compute, way, way.to)];
    if (here === null || there === null) continue;
    const turned = firstDifference(here, there);
    if (turned === undefined || (found.get(turned)?.count ?? 0) >= wanted) continue;
    const crossing = cross(compute, way);
    if (crossing === null) continue;
    const known = found.get(crossing.node) ?? { field: column.name, crossings: new Map(), count: 0 };
    found.set(crossing.node, known);
    known.count++;
    for (const [term, one] of crossing.terms) known.crossings.set(term, [...(known.crossings.get(term) ?? []), one]);
  }
  return [...found].flatMap(([node, { field, crossings }]) =>
    [...crossings].map(([term, list]) => ({ node, term, field, crossings: list })),
  );
};

type Way = { start: Point; moved: Map<string, number>; column: Column; from: number; to: number };

const at = (compute: ComputedProgram, { moved, column }: Way, value: number): Computed | null =>
  compute(moved.set(column.key, value));

const firstDifference = (a: Computed, b: Computed): ts.Node | undefined => {
  const index = a.branches.findIndex(
    ({ node, value }, place) => b.branches[place]?.node !== node || b.branches[place]?.value !== value,
  );
  return a.branches[index]?.node;
};

const isSame = (a: Computed, b: Computed): boolean =>
  a.branches.length === b.branches.length && firstDifference(a, b) === undefined;

const cross = (compute: ComputedProgram, way: Way): { node: ts.Node; terms: Map<string, Crossing> } | null => {
  let [low, high] = [way.from, way.to];
  let [before, after] = [at(compute, way, low), at(compute, way, high)];
  for (let halving = 0; halving < halvings; halving++) {
    const middle = (low + high) / 2;
    const value = at(compute, way, middle);
    if (value === null || before === null || after === null) return null;
    if (isSame(value, before)) [low, before] = [middle, value];
    else [high, after] = [middle, value];
  }
  if (before === null || after === null) return null;
  const node = firstDifference(before, after);
  if (node === undefined) return null;
  const outcome = (one: Computed): number => one.branches.find((entry) => entry.node === node)?.value ?? 0;
  // Towards the side where the condition holds.
  const isUp = outcome(after) >= outcome(before);
  const { lo, hi } = bounded(way.column.range);
  const step = Math.sign(way.to - way.from) * 1e-5 * (hi - lo);
  const sides = {
    before: side(compute, way, { value: low, here: before, step: -step }),
    after: side(compute, way, { value: high, here: after, step }),
  };
  if (sides.before === null || sides.after === null) return null;
  const terms = new Map<string, Crossing>();
  for (const [term, value] of before.terms) {
    const other = after.terms.get(term);
    if (other === undefined) continue;
    const of = (name: "before" | "after"): { slope: number; moves: boolean } => {
      const found = sides[name]?.get(term);
      // Along the way from the one side to the other.
      return { slope: (found?.slope ?? 0) * Math.sign(step) * (isUp ? 1 : -1), moves: found?.moves ?? false };
    };
    const [first, second] = isUp ? [of("before"), of("after")] : [of("after"), of("before")];
    terms.set(term, {
      values: isUp ? [value, other] : [other, value],
      slopes: [first.slope, second.slope],
      moves: [first.moves, second.moves],
    });
  }
  return { node, terms };
};

/** How each term changes on one side: along the moved field, and with all of the others. */
const side = (
  compute: ComputedProgram,
  way: Way,
  { value, here, step }: { value: number; here: Computed; step: number },
): Map<string, { slope: number; moves: boolean }> | null => {
  const away = at(compute, way, value + step);
  if (away === null || !isSame(away, here)) return null;
  const shaken = new Map(way.start);
  for (const [index, [key, number]] of [...way.start].entries())
    shaken.set(key, number === 0 || number === 1 ? number : number * (1 + 1e-7 * (1 + (index % 7))));
  const shakenHere = compute(shaken.set(way.column.key, value + 0.5 * step));
  return new Map(
    [...here.terms].map(([term, number]) => {
      const slope = ((away.terms.get(term) ?? NaN) - number) / step;
      const other = shakenHere === null || !isSame(shakenHere, here) ? number : (shakenHere.terms.get(term) ?? number);
      return [term, { slope, moves: Math.abs(slope) > 1e-9 || Math.abs(other - number) > 1e-13 }];
    }),
  );
};
