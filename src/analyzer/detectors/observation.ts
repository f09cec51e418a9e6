import type { RecordedPlay } from "../../core/recording.ts";
import { mean, pearson, standardDeviation, variance } from "../../core/statistics.ts";
import type { Reading } from "../reading.ts";
import { cause, overFailures } from "./causes.ts";

/** Steps that are compared, of each episode and in all: the comparison is of each with each. */
const perEpisode = 60;
const inAll = 900;
const neighbours = 5;
/** Of all steps, those with the nearest neighbours are judged. */
const closest = 1 / 3;
/** Share of the pay's variance that the state and the time tell, and that the observation must fall short of it. */
const told = 0.6;
const short = 0.2;
/** Share of a state column's variance from which the observation tells it. */
const sighted = 0.8;
/** Of it, up to which it tells nothing. */
const unseen = 0.3;

type Row = { episode: number; seen: number[]; known: number[]; paid: number };

const at = (columns: Record<string, number[]>, step: number): number[] =>
  Object.values(columns).map((values) => values[step] ?? 0);

/** What is paid by the clock alone asks for nothing that would have to be seen. */
const clockOf = ({ terms }: Reading): ((play: RecordedPlay, step: number) => number) => {
  const timed = terms.filter(({ meaning }) => meaning?.isOfTimeAlone === true);
  return (play, step) => timed.reduce((sum, { name, weight }) => sum + weight * (play.terms?.[name]?.[step] ?? 0), 0);
};

/** The time stands twice in what is known: among many columns it would hardly count. */
const rowsOf = (plays: readonly RecordedPlay[], clock: ReturnType<typeof clockOf>): Row[] =>
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
          paid: paid - clock(play, step),
        },
      ];
    });
  });

const thinned = (rows: readonly Row[]): Row[] => {
  const stride = Math.max(1, Math.ceil(rows.length / inAll));
  return rows.filter((_, place) => place % stride === 0);
};

const scaled = (rows: readonly number[][]): number[][] => {
  const width = rows[0]?.length ?? 0;
  const scales = Array.from({ length: width }, (_, column) => {
    const deviation = standardDeviation(rows.map((row) => row[column] ?? 0));
    return deviation > 1e-9 ? 1 / deviation : 0;
  });
  return rows.map((row) => row.map((value, column) => value * (scales[column] as number)));
};

type Near = { distance: number; rows: number[] };

/** Squared, in deviations: what lies no farther apart is the same to a policy. */
const same = 1e-4;
/** Scatters the rows, so that among the same ones no step and no episode comes first. */
const scatter = 7919;

/** Of each row its nearest rows of other episodes. */
const nearestOf = (rows: readonly Row[], read: (row: Row) => number[]): Near[] => {
  const points = scaled(rows.map(read));
  const order = [...points.keys()].sort(
    (left, right) => ((left * scatter) % rows.length) - ((right * scatter) % rows.length),
  );
  return rows.map((row, place) => {
    const own = points[place] as number[];
    const near: { distance: number; other: number }[] = [];
    for (const other of order) {
      if ((rows[other] as Row).episode === row.episode) continue;
      const point = points[other] as number[];
      let distance = 0;
      for (let column = 0; column < own.length; column++)
        distance += ((own[column] as number) - (point[column] as number)) ** 2;
      distance = Math.max(distance, same);
      const last = near.at(-1);
      if (near.length < neighbours || (last !== undefined && distance < last.distance)) {
        near.push({ distance, other });
        near.sort((left, right) => left.distance - right.distance);
        if (near.length > neighbours) near.pop();
      }
    }
    return { distance: near.at(-1)?.distance ?? Number.POSITIVE_INFINITY, rows: near.map(({ other }) => other) };
  });
};

/** Rows of which something near is known: what has no neighbours is not paid in opposite ways, it is new. */
const closeRows = (nearest: readonly Near[]): number[] =>
  [...nearest.keys()]
    .toSorted((left, right) => (nearest[left] as Near).distance - (nearest[right] as Near).distance)
    .slice(0, Math.ceil(closest * nearest.length));

/** Share of the variance of `values`, one a row, that the nearest rows tell of the judged ones. */
const toldBy = (nearest: readonly Near[], values: readonly number[], judged = closeRows(nearest)): number => {
  const total = variance(values);
  if (total === 0) return 1;
  const errors = judged.map((place) => {
    const { rows } = nearest[place] as Near;
    return rows.length === 0
      ? total
      : ((values[place] as number) - mean(rows.map((other) => values[other] as number))) ** 2;
  });
  return 1 - mean(errors) / total;
};

/** Of these columns of states those that what is seen tells hardly anything of, be it by one number or by what lies near. */
export const hiddenColumns = ({ own, chance }: Reading, columns: readonly string[]): string[] => {
  const plays = [...own.plays, ...chance.plays];
  const rows = thinned(rowsOf(plays, () => 0));
  const bySight = nearestOf(rows, ({ seen }) => seen);
  const places = Object.keys(plays[0]?.states ?? {});
  const width = rows[0]?.seen.length ?? 0;
  return columns.filter((column) => {
    const place = places.indexOf(column);
    const values = rows.map(({ known }) => known[place] ?? 0);
    const isSeen = Array.from({ length: width }, (_, at) => rows.map(({ seen }) => seen[at] ?? 0)).some(
      (numbers) => pearson(numbers, values) ** 2 >= unseen,
    );
    return !isSeen && toldBy(bySight, values) < unseen;
  });
};

/** The same observation is paid in different ways: what is paid follows from state and time, and not from what the policy sees. */
export const observation = overFailures("observation", (reading, evidence) => {
  const plays = [...reading.own.plays, ...reading.chance.plays, ...evidence.shown.recording.episodes];
  const rows = thinned(rowsOf(plays, clockOf(reading)));
  if (rows.length < 50) return [];
  const paid = rows.map((row) => row.paid);
  const byState = nearestOf(rows, (row) => row.known);
  if (toldBy(byState, paid) < told) return [];
  const bySight = nearestOf(rows, ({ seen }) => seen);
  // Where sight has neighbours state and time are asked too: steps that they alone have neighbours of are other steps.
  const judged = closeRows(bySight);
  const known = toldBy(byState, paid, judged);
  const seen = toldBy(bySight, paid, judged);
  if (known - seen < short) return [];
  // Another measure of nearness alone tells the pay worse: so what sight tells of the state is given to it, as the state has it.
  const width = rows[0]?.known.length ?? 0;
  const isSeen = Array.from(
    { length: width },
    (_, column) =>
      toldBy(
        bySight,
        rows.map((row) => row.known[column] as number),
      ) >= sighted,
  );
  const inSight = toldBy(
    nearestOf(rows, (row) => row.known.filter((_, column) => isSeen[column])),
    paid,
    judged,
  );
  if (known - inSight < short) return [];
  const figures = {
    "told by state and time": Math.max(0, known),
    "told by the observation": Math.max(0, seen, inSight),
  };
  return [cause("observation-limited", 0.8 + 0.2 * Math.min(1, known - Math.max(seen, inSight)), figures)];
});
