import { goalColumns } from "../goal-columns.ts";
import { isConstant, isOffset, opinionsOf } from "../opinions.ts";
import type { Paid, Reading, TermReading } from "../reading.ts";
import { cause, overFailures } from "./causes.ts";

/** Of all that a term can pay: so near to its bound it is there. */
const near = 0.02;
/** Share of steps at its bounds from which a term tells no steps apart. */
const mostly = 0.9;

/** What a term can pay at most, weighted; null where its program does not bound it. */
const boundsOf = ({ meaning, weight }: TermReading): { low: number; high: number } | null => {
  if (meaning === null) return null;
  const ends = [weight * meaning.low, weight * meaning.high];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  return Number.isFinite(high - low) && high > low ? { low, high } : null;
};

/** How surely a term is at its upper bound in the end, for the policy as for who does the task; 0 where it is not. */
const fullness = (term: TermReading, { own, chance, doers }: Reading): number => {
  if (isOffset(term)) return 0;
  if (isConstant(term)) return 0.92;
  const bounds = boundsOf(term);
  if (bounds === null || term.doer === null) return 0;
  const { low, high } = bounds;
  const margin = near * (high - low);
  const isHad = ({ late }: Paid): boolean => late.mean >= high - margin;
  if (!isHad(term.own) || !isHad(term.doer)) return 0;
  const paid = [own, chance, doers].flatMap(({ plays }) =>
    plays.flatMap(({ terms }) => (terms?.[term.name] ?? []).map((value) => term.weight * value)),
  );
  const atBound = paid.filter((value) => value <= low + margin || value >= high - margin);
  // Where chance is between the bounds, the term led, and stopped short.
  return atBound.length >= mostly * paid.length ? 0.92 : 0.7;
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
  // What would rather not have the task done tells it apart.
  const alike = reading.terms.filter((term) => !against.includes(term));
  return alike.flatMap((term) => {
    const likelihood = fullness(term, reading);
    const [field] = columnsOf(term);
    if (field === undefined || likelihood === 0) return [];
    const figures = { "paid a step": term.own.late.mean, "to who does the task": term.doer?.late.mean ?? 0 };
    return [cause("saturates", likelihood, figures, { term: term.name, field })];
  });
});
