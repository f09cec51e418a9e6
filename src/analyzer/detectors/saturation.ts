import type { RecordedPlay } from "../../core/recording.ts";
import { goalColumns } from "../goal-columns.ts";
import { isConstant, isOffset, opinionsOf } from "../opinions.ts";
import { areAlike, preferenceOf } from "../preference.ts";
import type { Paid, Reading, TermReading } from "../reading.ts";
import { cause, overFailures } from "./causes.ts";

/** Of all that a term can pay: so near to its bound it is there. */
const near = 0.02;
/** Share of steps at its bounds from which a term tells no steps apart. */
const mostly = 0.9;

/** Share of episodes that the world ends from which falling is what happened. */
const half = 0.5;

/** What a term can pay at most, weighted; null where its program does not bound it. */
const boundsOf = ({ meaning, weight }: TermReading): { low: number; high: number } | null => {
  if (meaning === null) return null;
  const ends = [weight * meaning.low, weight * meaning.high];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  return Number.isFinite(high - low) && high > low ? { low, high } : null;
};

/** How surely a term is at its upper bound in the end, for the policy as for who does the task; 0 where it is not. */
export const fullness = (term: TermReading, { own, chance, doers }: Reading): number => {
  if (isOffset(term)) return 0;
  if (isConstant(term)) return 0.92;
  const bounds = boundsOf(term);
  if (bounds === null || term.doer === null) return 0;
  const { low, high } = bounds;
  const margin = near * (high - low);
  const isHad = ({ late }: Paid): boolean => late.mean >= high - margin;
  if (!isHad(term.own) || !isHad(term.doer)) return 0;
  const atBound = (plays: readonly RecordedPlay[]): boolean => {
    const paid = plays.flatMap(({ terms }) => (terms?.[term.name] ?? []).map((value) => term.weight * value));
    return paid.filter((value) => value <= low + margin || value >= high - margin).length >= mostly * paid.length;
  };
  // Where chance is between the bounds, the term led, and stopped short.
  const isFull = atBound([own, chance, doers].flatMap(({ plays }) => plays));
  return isFull || (isHad(term.chance) && atBound(own.plays)) ? 0.92 : 0.7;
};

/**
 * A term that goes by what the task is about, and pays the policy as it pays who does the task: it is at its bound for both. What
 * goes by anything else is paid alike rightly, being had; and where another term leads by what the task is about, this one need not.
 */
export const saturation = overFailures("saturation", (reading) => {
  const goal = goalColumns(reading);
  const { speaking, against } = opinionsOf(reading);
  const columnsOf = ({ meaning }: TermReading): string[] =>
    [...(meaning?.columns ?? [])].filter((name) => goal.has(name));
  if (speaking.some((term) => columnsOf(term).length > 0)) return [];
  // Who falls is nowhere in the end, whatever is paid there.
  const falls = reading.ended >= half && !reading.doers.episodes.every(({ ending }) => ending === "terminated");
  if (falls) return [];
  // What would rather not have the task done tells it apart, but for what is earned at its bound for as long as the task is put off.
  const { culprit } = preferenceOf(reading);
  const alike = reading.terms.filter((term) => !against.includes(term) || (term === culprit && !areAlike(reading)));
  return alike.flatMap((term) => {
    const likelihood = fullness(term, reading);
    const [field] = columnsOf(term);
    if (field === undefined || likelihood === 0) return [];
    const figures = { "paid a step": term.own.late.mean, "to who does the task": term.doer?.late.mean ?? 0 };
    return [cause("saturates", likelihood, figures, { term: term.name, field })];
  });
});
