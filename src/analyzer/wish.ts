import { mean, standardDeviation } from "../core/statistics.ts";
import { goalValues } from "./ends.ts";
import { isMoved } from "./goal-columns.ts";
import type { Reading, TermReading } from "./reading.ts";

/** Of all steps those that a term pays best: what they have in common is what it asks for. */
const bestSteps = 0.02;
/** Of a number: what lies so near to it is the same one, and what varies no more is settled on it. */
const alike = 0.15;

/** What the column that a term goes by has where it pays best, over anybody's steps; null where no column of the state tells it. */
export const wishOf = (
  reading: Reading,
  { name, weight, reads }: TermReading,
): { column: string; value: number; deviation: number } | null => {
  if (reads === null || reads.of === "action" || reads.isChange) return null;
  const { column } = reads;
  // What nobody moves is asked of nobody: it is one end of a distance, and the other is what is meant.
  if (!isMoved(reading, column)) return null;
  const steps = reading.everybody.flatMap(({ states, terms }) =>
    (terms?.[name] ?? []).map((paid, step) => ({ paid: weight * paid, value: states[column]?.[step + 1] ?? 0 })),
  );
  const best = steps
    .toSorted((one, other) => other.paid - one.paid)
    .slice(0, Math.max(1, Math.round(bestSteps * steps.length)))
    .map(({ value }) => value);
  return best.length === 0 ? null : { column, value: mean(best), deviation: standardDeviation(best) };
};

/**
 * What the task is about where doing it brings that, or the same with the other sign, to the very number that a term asks of its own column: the number
 * is the goal's and the field, or the sign, is not. `goal`: the columns that the task is about.
 */
export const mistakenFor = (
  reading: Reading,
  { term, goal }: { term: TermReading; goal: ReadonlySet<string> },
): string | null => {
  const wish = wishOf(reading, term);
  if (wish === null || wish.deviation > alike * Math.abs(wish.value)) return null;
  const isSame = (one: number, other: number): boolean => Math.abs(one - other) <= alike * Math.abs(one);
  const found = [...goal].find((column) => {
    const ends = goalValues(reading.doers.plays, column);
    const end = mean(ends);
    if (ends.length === 0 || standardDeviation(ends) > alike * Math.abs(end)) return false;
    return isSame(end, column === wish.column ? -wish.value : wish.value);
  });
  return found ?? null;
};
