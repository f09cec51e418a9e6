import { formatNumber } from "../core/format.ts";
import type { Column, RecordedPlay, Recording } from "../core/recording.ts";

/** One number over an episode, ready to be plotted. */
export type Series = {
  name: string;
  /** Unit, weight or what else is to be known. */
  note: string;
  kind: Column["kind"];
  values: readonly number[];
  /** Step at which the first value is known: 0 for a state, 1 for what a step gives. */
  from: 0 | 1;
  /** Class of the line. */
  tone: "total" | "term" | "state" | "action";
};

const mostTerms = 8;
const mostStates = 6;
const mostActions = 4;
/** Fields of one thing, so that a robot's many joints do not crowd out the rest. */
const mostOfOneThing = 2;

const finite = (values: readonly number[]): number[] => values.map((value) => (Number.isFinite(value) ? value : 0));

const spread = (values: readonly number[]): number => {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high > low ? high - low : 0;
};

/** How much of its usual range a field went through: what moved most tells most. */
const liveliness = ({ range: [low, high], unit }: Column, values: readonly number[]): number => {
  const usual = low === null || high === null ? Number.NaN : high - low;
  const moved = spread(values);
  const share = Number.isFinite(usual) && usual > 0 ? Math.min(1, moved / usual) : 0.5;
  return moved === 0 ? 0 : share * (unit.endsWith("/s") ? rates : 1);
};

/** A rate wags more than what it is the rate of, and says less. */
const rates = 0.6;
/** Correlation from which two fields tell the same. */
const alike = 0.985;

const correlation = (left: readonly number[], right: readonly number[]): number => {
  const count = Math.min(left.length, right.length);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, count);
  const [a, b] = [mean(left), mean(right)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let index = 0; index < count; index++) {
    const [x, y] = [(left[index] as number) - a, (right[index] as number) - b];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
};

const seriesOf = (
  columns: readonly Column[],
  { values, most, tone, from }: { values: Record<string, number[]>; most: number; tone: Series["tone"]; from: 0 | 1 },
): Series[] => {
  const ranked = columns
    .map((column, place) => ({ column, place, data: finite(values[column.name] ?? []) }))
    .map((entry) => ({ ...entry, life: liveliness(entry.column, entry.data) }))
    .filter(({ life }) => life > 0)
    .sort((left, right) => right.life - left.life || left.place - right.place);
  const chosen: typeof ranked = [];
  for (const entry of ranked) {
    const thing = (column: Column) => column.name.split(".")[0];
    const siblings = chosen.filter(({ column }) => thing(column) === thing(entry.column));
    const isTwin = chosen.some(({ data }) => Math.abs(correlation(data, entry.data)) > alike);
    const isOneTooMany = tone === "state" && ranked.length > most && (siblings.length >= mostOfOneThing || isTwin);
    if (chosen.length < most && !isOneTooMany) chosen.push(entry);
  }
  return chosen
    .sort((left, right) => left.place - right.place)
    .map(({ column, data }) => plainSeries(column, { values: data, tone, from }));
};

const plainSeries = (
  { name, unit, kind }: Column,
  { values, tone, from }: Pick<Series, "values" | "tone" | "from">,
): Series => ({ name, note: unit === "1" ? "" : unit, kind, values, from, tone });

/** The reward and its weighted terms, the largest first. */
const allRewards = ({ reward }: Recording, { terms, rewards }: RecordedPlay): Series[] => {
  if (reward === null || terms === null || rewards === null) return [];
  const weighted = Object.entries(terms).map(([name, values]): Series => {
    const weight = reward.weights[name] ?? 1;
    const note = `× ${formatNumber(weight)}`;
    return { name, note, kind: "number", values: finite(values).map((value) => value * weight), from: 1, tone: "term" };
  });
  const size = ({ values }: Series): number => values.reduce((sum, value) => sum + Math.abs(value), 0);
  const total: Series = {
    name: "reward",
    note: "a step",
    kind: "number",
    values: finite(rewards),
    from: 1,
    tone: "total",
  };
  // Of a single term, the total says the same.
  return weighted.length === 1 ? [total] : [total, ...weighted.sort((left, right) => size(right) - size(left))];
};

/** What is shown of an episode beside the picture: the reward with its terms, the state fields that moved most, the actions. */
export const chooseSeries = (
  recording: Recording,
  episode: RecordedPlay,
): { rewards: Series[]; states: Series[]; actions: Series[] } => ({
  rewards: allRewards(recording, episode).slice(0, 1 + mostTerms),
  states: seriesOf(recording.columns.states, { values: episode.states, most: mostStates, tone: "state", from: 0 }),
  actions: seriesOf(recording.columns.actions, { values: episode.actions, most: mostActions, tone: "action", from: 1 }),
});

/** All numbers of an episode, those first that `chooseSeries` takes. */
export const everySeries = (recording: Recording, episode: RecordedPlay): (Series & { telling: boolean })[] => {
  const { rewards, states, actions } = chooseSeries(recording, episode);
  const chosen = [...rewards, ...states, ...actions];
  const known = new Set(chosen.map(({ tone, name }) => `${tone} ${name}`));
  const plain = (
    columns: readonly Column[],
    { of, ...rest }: { of: Record<string, number[]> } & Pick<Series, "tone" | "from">,
  ) => columns.map((column) => plainSeries(column, { values: finite(of[column.name] ?? []), ...rest }));
  const others = [
    ...allRewards(recording, episode),
    ...plain(recording.columns.states, { of: episode.states, tone: "state", from: 0 }),
    ...plain(recording.columns.actions, { of: episode.actions, tone: "action", from: 1 }),
  ].filter(({ tone, name }) => !known.has(`${tone} ${name}`));
  return [
    ...chosen.map((series) => ({ ...series, telling: true })),
    ...others.map((series) => ({ ...series, telling: false })),
  ];
};
