import type { Column, RecordedPlay } from "../../core/recording.ts";
import { mean, standardDeviation } from "../../core/statistics.ts";
import { preferenceOf } from "../preference.ts";
import type { TermReading } from "../reading.ts";
import { cause, overFailures } from "./causes.ts";

/** Of a declared range, counted from its middle: from here on a value is at its limit. */
const atLimit = 0.97;
/** Of others from here on: who does the task right beside an end makes it no stop that nobody meant. */
const nearLimit = 0.9;
/** Share of steps from which resting there is no accident, and of that share up to which chance and doers may be there. */
const mostly = 0.4;
const seldom = 0.25;

const isAt = (limit: number, { range: [low, high] }: Column, value: number): boolean =>
  low !== null && high !== null && high > low && Math.abs(value - (low + high) / 2) >= (limit * (high - low)) / 2;

const shareFrom = (limit: number, plays: readonly RecordedPlay[], column: Column): number => {
  const values = plays.flatMap(({ states }) => states[column.name] ?? []);
  return values.length === 0 ? 0 : values.filter((value) => isAt(limit, column, value)).length / values.length;
};

/** Of its mean: a pay at the limit that deviates more is for what happens now and then, not for being there. */
const steady = 0.5;

const isPaidThere = (plays: readonly RecordedPlay[], column: Column, { name }: TermReading): boolean => {
  const there = plays.flatMap(({ states, terms }) =>
    (terms?.[name] ?? []).filter((_, step) => isAt(atLimit, column, states[column.name]?.[step + 1] ?? 0)),
  );
  return there.length > 0 && standardDeviation(there) <= steady * Math.abs(mean(there));
};

const gainOf = ({ own, chance }: TermReading): number => own.late.mean - chance.mean;

/** A state column rests at an end of its range (a stop, the limit of a rate) or lies beyond, where neither chance nor a doer takes it. */
export const physics = overFailures("physics", (reading, evidence) => {
  const [looked] = evidence.own;
  if (looked === undefined) return [];
  const found = looked.recording.columns.states
    // An angle that jumps has no end, a truth value no other.
    .filter(({ kind }) => kind === "number")
    .map((column) => ({
      column,
      own: shareFrom(atLimit, reading.own.plays, column),
      others: Math.max(...[reading.chance, reading.doers].map(({ plays }) => shareFrom(nearLimit, plays, column))),
    }))
    .filter(({ own, others }) => own >= mostly && others <= seldom * own)
    .toSorted((left, right) => right.own - left.own)[0];
  if (found === undefined) return [];
  const figures = { "share of steps at the limit": found.own, "of others": found.others };
  const { culprit } = preferenceOf(reading);
  // Where nobody is known who does the task, what was learnt is what is paid most over chance.
  const [most] = reading.terms.toSorted((left, right) => gainOf(right) - gainOf(left));
  const earner = reading.doers.plays.length > 0 ? culprit : (most ?? null);
  // What is earned there by what is paid for being there, step for step, is no accident.
  const isPaid = earner?.reads?.column === found.column.name && isPaidThere(reading.own.plays, found.column, earner);
  return [
    cause("exploited-physics", isPaid ? 0.9 : 0.5, figures, {
      field: found.column.name,
      confidence: "counted",
      ...(isPaid && { term: earner.name }),
    }),
  ];
});
