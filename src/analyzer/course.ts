import type { RecordedPlay } from "../core/recording.ts";
import { mean, standardDeviation } from "../core/statistics.ts";
import type { Reading, TermReading } from "./reading.ts";

/** Part of an episode that is its end. */
const lastPart = 0.2;
/** Share of the way from where chance is to where doing the task ends, between which a policy has stopped short. */
const short = { from: 0.15, to: 0.9 };

const lateValues = (plays: readonly RecordedPlay[], column: string): number[] =>
  plays.flatMap(({ states }) => {
    const values = states[column] ?? [];
    return values.slice(Math.floor((1 - lastPart) * values.length));
  });

/**
 * How much of the way from chance's end to a doer's the policy has gone in the column that a term goes by; `isShort`: on that way, and not
 * all of it. Null where no column tells the term, or nobody is known to do the task.
 */
export const courseOf = (
  { own, chance, doers }: Reading,
  { reads }: TermReading,
): { column: string; share: number; isShort: boolean } | null => {
  if (reads === null || reads.of === "action") return null;
  const { column } = reads;
  const [mine, his, random] = [own, doers, chance].map(({ plays }) => lateValues(plays, column)) as [
    number[],
    number[],
    number[],
  ];
  if (mine.length === 0 || his.length === 0 || random.length === 0) return null;
  const way = mean(his) - mean(random);
  // Where chance is all over the place (an angle that jumps), the way begins at nothing.
  const share = Math.abs(way) > standardDeviation(random) ? (mean(mine) - mean(random)) / way : mean(mine) / mean(his);
  if (!Number.isFinite(share)) return null;
  return { column, share, isShort: share >= short.from && share <= short.to };
};
