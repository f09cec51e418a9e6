import { isOverEpisode, termNames, type CompiledReward } from "../../core/program.ts";
import { composeTotal } from "../../reward/compose.ts";
import { attempt, type Runner } from "./attempt.ts";
import type { JudgedBank } from "./judged-bank.ts";
import type { JudgedEpisode } from "./judged-episodes.ts";
import type { PaidLoop, Pay } from "./ordering.ts";

/** The return of rows from … to, in all and of each term. */
export type SegmentReturn = (from: number, to: number) => Omit<Pay, "length">;

export const segmentReturn = (
  reward: CompiledReward,
  { terms, start, weight }: { terms: Float64Array; start: Uint8Array; weight?: Float64Array },
): SegmentReturn => {
  const names = termNames(reward);
  const total = composeTotal(reward, { terms, start });
  const sum = (from: number, to: number, value: (row: number) => number) => {
    let all = 0;
    for (let row = from; row < to; row++) all += value(row) * (weight?.[row] ?? 1);
    return all;
  };
  return (from, to) => ({
    total: sum(from, to, (row) => total[row] as number),
    terms: Object.fromEntries(
      names.map((name, column) => [
        name,
        (reward.weights[name] as number) * sum(from, to, (row) => terms[row * names.length + column] as number),
      ]),
    ),
  });
};

type Bank = Extract<JudgedBank, { kind: "judged" }>;

/**
 * An episode's pay up to the loop, and the loop's last round until time is up; nothing where the loops break the program.
 * `resting`: of each episode and each loop, what standing still in the best of its places would earn in the whole time.
 */
export const loopPay = async (
  { loops, loopRows, rests, restRows, episodes }: Bank,
  {
    returnOf,
    places,
    maxSteps,
    ...runner
  }: Runner & { returnOf: SegmentReturn; places: readonly { row: number; count: number }[]; maxSteps: number },
): Promise<{ loops: PaidLoop[]; resting: ReadonlyMap<number, number> }> => {
  const { reward } = runner;
  // An episode is worth its lowest step, however often it is passed.
  const isLowest = isOverEpisode(reward);
  const looped = await returnsOver(loopRows.batch, runner);
  const rested = await returnsOver(restRows.batch, runner);
  if (looped === null || rested === null) return { loops: [], resting: new Map() };
  const resting = new Map<number, number>();
  const still = (stillRows: { row: number; length: number }) => {
    const last = stillRows.row + stillRows.length;
    return isLowest ? rested(stillRows.row, last).total : rested(last - 1, last).total * maxSteps;
  };
  rests.forEach(({ episode }, index) => {
    const value = still(restRows.episodes[index] as { row: number; length: number });
    resting.set(episode, Math.max(resting.get(episode) ?? Number.NEGATIVE_INFINITY, value));
  });
  const paid = loops.map(({ episode, from, period }, index): PaidLoop => {
    const { row, length } = loopRows.episodes[index] as (typeof loopRows.episodes)[number];
    const round = looped(row + length - period, row + length);
    const place = places[episode] as { row: number; count: number };
    const whole = (episodes[episode] as JudgedEpisode).length;
    // Thinned rows: the share of the rows that the share of the steps is.
    const before = returnOf(place.row, place.row + Math.round((from / whole) * place.count));
    const rounds = (maxSteps - from) / period;
    const lowest = looped(row, row + length).total;
    const rest = resting.get(episode);
    return {
      total: !isLowest ? before.total + rounds * round.total : from === 0 ? lowest : Math.min(before.total, lowest),
      terms: Object.fromEntries(
        Object.keys(reward.weights).map((name) => [
          name,
          (before.terms[name] ?? 0) + rounds * (round.terms[name] ?? 0),
        ]),
      ),
      length: maxSteps,
      period,
      ...(rest === undefined ? {} : { resting: rest }),
    };
  });
  return { loops: paid, resting };
};

const returnsOver = async (batch: Bank["loopRows"]["batch"], runner: Runner): Promise<SegmentReturn | null> => {
  const terms = await attempt(batch, runner);
  return terms === null ? null : segmentReturn(runner.reward, { terms, start: batch.start });
};
