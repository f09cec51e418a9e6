import type { Column, RecordedPlay } from "../core/recording.ts";
import { pearson, variance } from "../core/statistics.ts";
import { parseUnit } from "../core/units.ts";
import type { TermMeaning } from "./term-meanings.ts";

/** What a term goes by, as far as steps show it: where things are, how they move, or what is done. */
export type Reads = {
  of: "place" | "motion" | "action";
  column: string;
  /** By how the column changed in the step, not by what it came to. */
  isChange: boolean;
  share: number;
  /** Correlation of the pay with the column's size: negative where most is paid for the least of it. */
  bySize: number;
};

/** Steps of all episodes that are looked at: a share of variance needs no more. */
const mostSteps = 1500;
const bins = 12;
/** Of a term's variance: what a column tells less of, the term does not go by. */
const told = 0.3;
/** Of what the most telling column tells: a column that a program reads and that tells so much is what the term goes by. */
const mainly = 0.6;

type Step = { play: RecordedPlay; step: number };

/** Share of the variance of `values` that lies between bins of equal size by `by` (the correlation ratio). */
const correlationRatio = (by: readonly number[], values: readonly number[]): number => {
  const total = variance(values);
  if (!(total > 0)) return 0;
  const order = [...by.keys()].sort((left, right) => (by[left] as number) - (by[right] as number));
  const count = Math.max(1, Math.min(bins, Math.floor(order.length / 5)));
  let within = 0;
  for (let bin = 0; bin < count; bin++) {
    const from = Math.floor((bin * order.length) / count);
    const to = Math.floor(((bin + 1) * order.length) / count);
    const part = order.slice(from, to).map((place) => values[place] as number);
    within += variance(part) * part.length;
  }
  return 1 - within / order.length / total;
};

const stepsOf = (plays: readonly RecordedPlay[]): Step[] => {
  const all = plays.flatMap((play) => Array.from({ length: play.length }, (_, step) => ({ play, step })));
  const stride = Math.max(1, Math.ceil(all.length / mostSteps));
  return all.filter((_, place) => place % stride === 0);
};

/** Of each column of states and actions its values over the steps, and how they changed in the step. */
const columnsOf = (
  steps: readonly Step[],
  isRate: (column: string) => boolean,
): (Pick<Reads, "of" | "column" | "isChange"> & { values: number[] })[] => {
  const [first] = steps;
  if (first === undefined) return [];
  const states = Object.keys(first.play.states).map((column) => {
    const at = (step: Step, after: number) => step.play.states[column]?.[step.step + after] ?? 0;
    return {
      column,
      values: steps.map((step) => at(step, 1)),
      changes: steps.map((step) => at(step, 1) - at(step, 0)),
    };
  });
  return [
    ...states.map(
      ({ column, values }) => ({ of: isRate(column) ? "motion" : "place", column, isChange: false, values }) as const,
    ),
    ...states.map(({ column, changes }) => ({ of: "motion", column, isChange: true, values: changes }) as const),
    ...Object.keys(first.play.actions).flatMap((column) => {
      const at = ({ play, step }: Step, before: number) => play.actions[column]?.[Math.max(0, step - before)] ?? 0;
      return [
        { of: "action", column, isChange: false, values: steps.map((step) => at(step, 0)) } as const,
        { of: "action", column, isChange: true, values: steps.map((step) => at(step, 0) - at(step, 1)) } as const,
      ];
    }),
  ];
};

/** Of each term the column that tells most of its pay, over anybody's steps; null where none tells it. */
export const readsOf = (
  plays: readonly RecordedPlay[],
  {
    terms,
    columns: known,
    meanings,
  }: { terms: readonly string[]; columns: readonly Column[]; meanings: ReadonlyMap<string, TermMeaning> },
): Map<string, Reads | null> => {
  const steps = stepsOf(plays);
  const rates = new Set(known.filter(({ unit }) => (parseUnit(unit)["s"] ?? 0) < 0).map(({ name }) => name));
  const columns = columnsOf(steps, (column) => rates.has(column));
  return new Map(
    terms.map((term) => {
      const paid = steps.map(({ play, step }) => play.terms?.[term]?.[step] ?? 0);
      const telling = columns
        .map(({ values, ...column }) => ({ ...column, values, share: correlationRatio(values, paid) }))
        .filter(({ share }) => share >= told)
        .toSorted((left, right) => right.share - left.share);
      // What its program reads, before whatever happens to go with that; of a distance between two places neither tells it.
      const own = telling.find(({ column }) => meanings.get(term)?.columns.has(column));
      const [any] = telling;
      const best = own !== undefined && any !== undefined && own.share >= mainly * any.share ? own : any;
      if (best === undefined) return [term, null];
      const { values, ...read } = best;
      return [term, { ...read, bySize: pearson(values.map(Math.abs), paid) }];
    }),
  );
};
