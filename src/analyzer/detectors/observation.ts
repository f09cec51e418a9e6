import type { RecordedPlay } from "../../core/recording.ts";
import { mean, standardDeviation, variance } from "../../core/statistics.ts";
import { cause, overFailures } from "./causes.ts";

/** Steps that are compared, of each episode and in all: the comparison is of each with each. */
const perEpisode = 60;
const inAll = 900;
const neighbours = 5;
/** Of all steps, those with the nearest neighbours are judged. */
const closest = 1 / 3;
/** Share of the pay's variance that the state and the time tell, and that the observation must fall short of it. */
const told = 0.6;
const short = 0.35;

type Row = { episode: number; seen: number[]; known: number[]; paid: number };

const at = (columns: Record<string, number[]>, step: number): number[] =>
  Object.values(columns).map((values) => values[step] ?? 0);

/** The time stands twice in what is known: among many columns it would hardly count. */
const rowsOf = (plays: readonly RecordedPlay[]): Row[] =>
  plays.flatMap((play, episode) => {
    const stride = Math.max(1, Math.ceil(play.length / perEpisode));
    const steps = Array.from({ length: Math.floor(play.length / stride) }, (_, place) => place * stride);
    return steps.flatMap((step): Row[] => {
      const paid = play.rewards?.[step];
      // The last step pays for the end.
      if (paid === undefined || play.observations === undefined || step === play.length - 1) return [];
      const action = at(play.actions, step);
      return [
        {
          episode,
          seen: [...at(play.observations, step + 1), ...action],
          known: [...at(play.states, step + 1), ...action, step, step],
          paid,
        },
      ];
    });
  });

const scaled = (rows: readonly number[][]): number[][] => {
  const width = rows[0]?.length ?? 0;
  const scales = Array.from({ length: width }, (_, column) => {
    const deviation = standardDeviation(rows.map((row) => row[column] ?? 0));
    return deviation > 1e-9 ? 1 / deviation : 0;
  });
  return rows.map((row) => row.map((value, column) => value * (scales[column] as number)));
};

/** Share of the pay's variance that the nearest steps of other episodes tell. */
const explained = (rows: readonly Row[], read: (row: Row) => number[]): number => {
  const points = scaled(rows.map(read));
  const total = variance(rows.map(({ paid }) => paid));
  if (total === 0) return 1;
  const errors = rows.map((row, place) => {
    const own = points[place] as number[];
    const near: { distance: number; paid: number }[] = [];
    for (const [other, point] of points.entries()) {
      const { episode, paid } = rows[other] as Row;
      if (episode === row.episode) continue;
      let distance = 0;
      for (let column = 0; column < own.length; column++)
        distance += ((own[column] as number) - (point[column] as number)) ** 2;
      const last = near.at(-1);
      if (near.length < neighbours || (last !== undefined && distance < last.distance)) {
        near.push({ distance, paid });
        near.sort((left, right) => left.distance - right.distance);
        if (near.length > neighbours) near.pop();
      }
    }
    const error = near.length === 0 ? total : (row.paid - mean(near.map(({ paid }) => paid))) ** 2;
    return { error, distance: near.at(-1)?.distance ?? Number.POSITIVE_INFINITY };
  });
  // Where something near is known: what has no neighbours is not paid in opposite ways, it is new.
  const close = errors
    .toSorted((left, right) => left.distance - right.distance)
    .slice(0, Math.ceil(closest * errors.length));
  return 1 - mean(close.map(({ error }) => error)) / total;
};

/** The same observation is paid in different ways: what is paid follows from state and time, and not from what the policy sees. */
export const observation = overFailures("observation", (reading, evidence) => {
  const plays = [...reading.own.plays, ...reading.chance.plays, ...evidence.shown.recording.episodes];
  const all = rowsOf(plays);
  const stride = Math.max(1, Math.ceil(all.length / inAll));
  const rows = all.filter((_, place) => place % stride === 0);
  if (rows.length < 50) return [];
  const known = explained(rows, (row) => row.known);
  if (known < told) return [];
  const seen = explained(rows, (row) => row.seen);
  if (known - seen < short) return [];
  const figures = { "told by state and time": known, "told by the observation": Math.max(0, seen) };
  return [cause("observation-limited", 0.75 + 0.25 * Math.min(1, known - seen), figures)];
});
