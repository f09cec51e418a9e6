import type { Column, RecordedPlay } from "../../core/recording.ts";
import { preferenceOf } from "../preference.ts";
import { cause, overFailures } from "./causes.ts";

/** Of a declared range, counted from its middle: from here on a value is at its limit. */
const atLimit = 0.97;
/** Of others from here on: who does the task right beside an end makes it no stop that nobody meant. */
const nearLimit = 0.9;
/** Share of steps from which resting there is no accident, and of that share up to which chance and doers may be there. */
const mostly = 0.4;
const seldom = 0.25;

const shareFrom = (limit: number, plays: readonly RecordedPlay[], { name, range: [low, high] }: Column): number => {
  if (low === null || high === null || high <= low) return 0;
  const [middle, half] = [(low + high) / 2, (high - low) / 2];
  const values = plays.flatMap(({ states }) => states[name] ?? []);
  return values.length === 0
    ? 0
    : values.filter((value) => Math.abs(value - middle) >= limit * half).length / values.length;
};

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
  // What is earned there by what is paid for being there is no accident.
  const isPaid = culprit?.reads?.column === found.column.name;
  return [
    cause("exploited-physics", isPaid ? 0.9 : 0.5, figures, {
      field: found.column.name,
      confidence: "counted",
      ...(isPaid && { term: culprit.name }),
    }),
  ];
});
