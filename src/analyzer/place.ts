import { mean, standardDeviation } from "../core/statistics.ts";
import { goalValues, lateValues } from "./ends.ts";
import type { Reading, TermReading } from "./reading.ts";

/** Of a column's range: what lies so near to a place is at it. */
const near = 0.05;
/** Of a number: what lies so near to it is the same one. */
const same = 0.05;
/** What a length or an angle is mistaken by when its unit is: centimetres, millimetres, degrees. */
const units = [100, 1000, 180 / Math.PI];
/** What an angle is mistaken by when its zero is. */
const turns = [Math.PI / 2, Math.PI];

/** Of a term's range: who is paid so much of it on average was led to what it asks for. */
const led = 0.4;

/** A place that a term asks for, in the one column of the state that it reads. */
export type PlaceAsked = { column: string; value: number; width: number; isAngle: boolean };

/** The policy's steps are paid so much by a term that it was led where that asks. */
export const isLedThere = ({ own, low, range }: TermReading): boolean => own.mean >= low + led * range;

/**
 * By its program, over all of the column's range: null where it reads more than one, or asks for no place but for as much of the column, or as
 * little, as can be. Of several that are alike the one that the policy is nearest to.
 */
export const placeAskedFor = ({ own }: Reading, { meaning }: TermReading): PlaceAsked | null => {
  if (meaning === null || meaning.wish === null) return null;
  const { column, best, range, isAngle } = meaning.wish;
  const width = range[1] - range[0];
  const late = mean(lateValues(own.plays, column));
  const far = best.map((value) => Math.abs(value - late));
  const value = best[far.indexOf(Math.min(...far))];
  return value === undefined ? null : { column, value, width, isAngle };
};

/** Whether episodes begin at a place: who stays there was not led. */
export const isBegunAt = ({ own }: Reading, { column, value, width }: PlaceAsked): boolean => {
  const firsts = own.plays.flatMap(({ states }) => states[column]?.slice(0, 1) ?? []);
  return firsts.length > 0 && mean(firsts.map((first) => Math.abs(first - value))) <= near * width;
};

/**
 * Whether a place is the goal but for a slip: its sign, a zero that lies a quarter or half a turn off, or a number of the program that is the
 * goal's in another unit.
 */
export const slipOf = (
  { doers }: Reading,
  { column, value, width, isAngle, numbers }: PlaceAsked & { numbers: readonly number[] },
): boolean => {
  const ends = goalValues(doers.plays, column);
  const goal = mean(ends);
  if (ends.length === 0 || standardDeviation(ends) > near * width) return false;
  const isAt = (place: number): boolean => Math.abs(value - place) <= near * width;
  // Both signs of what is hardly anything are one place.
  if (Math.abs(goal) > near * width && isAt(-goal)) return true;
  if (isAngle && turns.some((turn) => isAt(goal + turn) || isAt(goal - turn))) return true;
  return units.some((unit) =>
    numbers.some((number) => Math.abs(number - unit * goal) <= same * Math.abs(unit * goal) && Math.abs(goal) > 0),
  );
};
