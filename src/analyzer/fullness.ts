import type { RecordedPlay } from "../core/recording.ts";
import { endFrom } from "./ends.ts";
import { isConstant, isOffset } from "./opinions.ts";
import type { Paid, Reading, TermReading } from "./reading.ts";
import { nearBound } from "./asked-place.ts";

/** Share of steps at its bounds from which a term tells no steps apart. */
const mostly = 0.9;
/** Of all that its fields can be: what pays its least or its most there is a step, with hardly any slope to lead up it. */
const steep = 0.8;
/** Share of the end of episodes in which such a step is had from which it is no longer felt. */
const had = 0.75;

export type Bounds = { low: number; high: number; margin: number };

/** What a term can pay at most, weighted; null where its program does not bound it. */
export const boundsOf = ({ meaning, weight }: TermReading): Bounds | null => {
  if (meaning === null) return null;
  const ends = [weight * meaning.low, weight * meaning.high];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  return Number.isFinite(high - low) && high > low ? { low, high, margin: nearBound * (high - low) } : null;
};

type Steps = "all" | "late" | "goal";

/** Share of somebody's steps that satisfy it: of all, of the end of episodes, or, of who does the task, of where that ends. */
export const shareOf = (
  plays: readonly RecordedPlay[],
  { term: { name, weight }, is, of = "all" }: { term: TermReading; is: (paid: number) => boolean; of?: Steps },
): number => {
  const paid = plays.flatMap(({ terms, ending }) => {
    const all = terms?.[name] ?? [];
    if (of === "goal" && ending === "terminated") return all.slice(-1);
    return all.slice(of === "all" ? 0 : endFrom(all.length));
  });
  return paid.filter((value) => is(weight * value)).length / Math.max(1, paid.length);
};

/** How surely a term is at its upper bound in the end, for the policy as for who does the task; 0 where it is not. */
export const fullness = (term: TermReading, { own, doers, everybody }: Reading): number => {
  if (isOffset(term)) return 0;
  if (isConstant(term)) return 0.92;
  const bounds = boundsOf(term);
  if (bounds === null || term.doer === null || term.meaning === null) return 0;
  const { low, high, margin } = bounds;
  const isFull = (paid: number): boolean => paid >= high - margin;
  const isAtBound = (paid: number): boolean => paid <= low + margin || isFull(paid);
  const isStep =
    term.meaning.atBounds >= steep &&
    shareOf(own.plays, { term, is: isFull, of: "late" }) >= had &&
    shareOf(doers.plays, { term, is: isFull, of: "goal" }) >= mostly;
  if (isStep) return 0.92;
  const isHad = ({ late }: Paid): boolean => isFull(late.mean);
  if (!isHad(term.own) || !isHad(term.doer)) return 0;
  // Where chance is between the bounds, the term led, and stopped short.
  const isAlike = shareOf(everybody, { term, is: isAtBound }) >= mostly;
  return isAlike || (isHad(term.chance) && shareOf(own.plays, { term, is: isAtBound }) >= mostly) ? 0.92 : 0.7;
};
