import { mean, standardDeviation } from "../core/statistics.ts";
import { goalValues, lateValues } from "./ends.ts";
import { placeAskedFor } from "./place.ts";
import type { Reading, TermReading } from "./reading.ts";
import { wishOf } from "./wish.ts";

/** Share of the way from where chance is to where doing the task ends, between which a term stops short. */
const short = { from: 0.1, to: 0.9 };

/** Of a term's variance: a column that tells so much of it tells where the term leads, whatever else it reads. */
const whole = 0.9;

const isTold = ({ reads, meaning }: TermReading): boolean =>
  meaning === null || meaning.columns.size <= 1 || (reads?.share ?? 0) >= whole;

/**
 * How much of the way from chance's end to a doer's lies before what a term asks for, in the column that it goes by; `isShort`: on that way,
 * and not all of it. Null where no column tells the term, or nobody is known to do the task.
 */
export const courseOf = (
  reading: Reading,
  term: TermReading,
): { column: string; share: number; isShort: boolean } | null => {
  const wish = wishOf(reading, term);
  if (wish === null || !isTold(term)) return null;
  const { column } = wish;
  const place = placeAskedFor(reading, term);
  const value = place?.column === column ? place.value : wish.value;
  const [goal, random] = [goalValues(reading.doers.plays, column), lateValues(reading.chance.plays, column)];
  if (goal.length === 0 || random.length === 0) return null;
  const way = mean(goal) - mean(random);
  // Where chance is all over the place (an angle that jumps), the way is as long as chance is far from its end.
  const far = mean(random.map((each) => Math.abs(each - mean(goal))));
  const share =
    Math.abs(way) > standardDeviation(random) ? (value - mean(random)) / way : 1 - Math.abs(value - mean(goal)) / far;
  if (!Number.isFinite(share)) return null;
  return { column, share, isShort: share >= short.from && share <= short.to };
};
