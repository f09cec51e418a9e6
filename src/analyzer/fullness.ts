import type { RecordedPlay } from "../core/recording.ts";
import { isConstant, isOffset } from "./opinions.ts";
import type { Paid, Reading, TermReading } from "./reading.ts";

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
