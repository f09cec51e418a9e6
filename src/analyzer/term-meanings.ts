import { numbersOf } from "../critic/meaning/computed-program.ts";
import { bounded } from "../critic/meaning/points.ts";
import { readMeaning, type Meaning } from "../critic/meaning/read-meaning.ts";
import { createRandom } from "../core/random.ts";
import { parseReward } from "../reward/program.ts";
import { createTypeView } from "../reward/typed-view.ts";
import { environmentDeclaration } from "../simulator/declaration.ts";
import { askedPlace, nearBound, type AskedPlace } from "./asked-place.ts";
import type { EpisodeEvidence } from "./types.ts";

/** Values of a switch, at most; more are a slope. */
export const fewValues = 3;
/** Points at which it is asked how much of what its fields can be lies at its bounds. */
const points = 200;

/** What a term says of itself before it runs. */
export type TermMeaning = {
  /** Columns of the state that it is computed from: what a payment that never changes goes by, no step shows. */
  columns: ReadonlySet<string>;
  /** Of these, those that it reads before the step and after it: it goes by their change. */
  changes: ReadonlySet<string>;
  /** By nothing but the clock, or how the step ended: whatever is done, it pays that, and asks for nothing. */
  isOfTimeAlone: boolean;
  /** What it can pay at all (unweighted), over all that its fields can be; an end may be infinite. */
  low: number;
  high: number;
  /** The least and the most of what it pays at points drawn from all that its fields can be, but for nothing at all (an end). */
  drawn: { low: number; high: number };
  /** Share of all that its fields can be at which it pays its least or its most; 0 where it has no bounds. */
  atBounds: number;
  /**
   * Of the one column that it reads: where in its range the term pays best, and that range. Null where it reads several, or that is at an end
   * of the range, or everywhere.
   */
  wish: AskedPlace | null;
  /** Numbers that the program names. */
  numbers: readonly number[];
  /** It has a few values and nothing between them, wherever it is asked. */
  isSwitch: boolean;
};

/** What terms pay at points that are spread evenly over all that fields can be, in steps that do not end. */
const paidEvenly = ({ sampled: { compute, points: drawer, columns } }: Meaning): ReadonlyMap<string, number>[] => {
  const random = createRandom(1);
  return Array.from({ length: points }).flatMap(() => {
    const point = columns.map(({ key, range }): [string, number] => {
      const { lo, hi } = bounded(range);
      return [key, key === "terminated" ? 0 : random.between(lo, hi)];
    });
    return compute(drawer.settled(new Map(point)))?.terms ?? [];
  });
};

/** By the terms' names; empty where the program is too much to follow, or is not there. */
export const termMeanings = ({ reward, spec }: Pick<EpisodeEvidence, "reward" | "spec">): Map<string, TermMeaning> => {
  const parsed = parseReward(reward.source);
  if (parsed.kind !== "program") return new Map();
  const { program } = parsed;
  const view = createTypeView(environmentDeclaration(spec))(program.tree);
  const { meaning } = readMeaning(view, { program, spec });
  if (meaning === null) return new Map();
  // What a term keeps from step to step was read of the state in some step.
  const kept = new Map(meaning.cells.map(({ name, after }) => [`memory.${name}`, [...after.reads]]));
  const evenly = paidEvenly(meaning);
  const numbers = numbersOf(view);
  return new Map(
    [...meaning.terms].map(([name, { reads, lo, hi }]) => {
      const all = [...reads].flatMap((read) => [read, ...(kept.get(read) ?? [])]);
      const columns = new Set(all.flatMap((read) => /^(?:next|state)\.(.*)$/.exec(read)?.[1] ?? []));
      const changes = new Set(
        [...columns].filter((column) => ["state.", "next."].every((at) => reads.has(at + column))),
      );
      const isOfTimeAlone = all.every((read) => read === "time" || read === "terminated");
      const values = new Set(meaning.drawn.map((drawn) => drawn.get(name)));
      const isSwitch = lo < hi && values.size <= fewValues;
      const paid = [...values].flatMap((value) => (value === undefined || value === 0 ? [] : [value]));
      const drawn = { low: Math.min(...paid), high: Math.max(...paid) };
      const spread = evenly.map((terms) => terms.get(name) ?? 0);
      const margin = nearBound * (hi - lo);
      const ends = Number.isFinite(margin)
        ? spread.filter((value) => value <= lo + margin || value >= hi - margin)
        : [];
      const atBounds = ends.length / Math.max(1, spread.length);
      const [column] = columns;
      const isAlone = columns.size === 1 && changes.size === 0 && column !== undefined;
      const wish = isAlone ? askedPlace(meaning, { name, column, weight: reward.weights[name] ?? 0, spec }) : null;
      const said = { columns, changes, isOfTimeAlone, wish, numbers };
      return [name, { ...said, low: lo, high: hi, drawn, atBounds, isSwitch }];
    }),
  );
};
