import type { LookedEpisode } from "../core/outcome.ts";
import type { RecordedPlay } from "../core/recording.ts";
import { mean, median, standardDeviation } from "../core/statistics.ts";
import { endFrom } from "./ends.ts";
import { readsOf, type Reads } from "./reads.ts";
import { termMeanings, type TermMeaning } from "./term-meanings.ts";
import type { EpisodeEvidence, LookedAt } from "./types.ts";

/** What a term pays a step (weighted), over all recorded steps of somebody's episodes. */
export type Paid = {
  mean: number;
  deviation: number;
  low: number;
  high: number;
  perEpisode: number;
  /** Mean of the steps that the world does not end: what the end is paid or charged is no part of it. */
  going: number;
  /** Of the last part of the episodes, where what is done is what was learnt, wherever they began. */
  late: { mean: number; deviation: number };
};

export type TermReading = {
  name: string;
  weight: number;
  own: Paid;
  chance: Paid;
  /** Null where nobody is known who does the task. */
  doer: Paid | null;
  /** The least and the most that is paid in a step, whoever's, and from the one to the other. */
  low: number;
  high: number;
  range: number;
  /** Null where no column tells what it pays. */
  reads: Reads | null;
  /** Null where its program is not known, or cannot be followed. */
  meaning: TermMeaning | null;
};

/**
 * The facts that several detectors read, of a training that fails; null where it does its task, which leaves nothing to be explained.
 * Doers are episodes that do the task, whoever played them.
 */
export type Reading = {
  seed: number;
  own: { episodes: readonly LookedEpisode[]; plays: readonly RecordedPlay[] };
  chance: { episodes: readonly LookedEpisode[]; plays: readonly RecordedPlay[] };
  doers: { episodes: readonly LookedEpisode[]; plays: readonly RecordedPlay[] };
  /** Own, by chance, and of doers. */
  everybody: readonly RecordedPlay[];
  /** Means over episodes. */
  length: { own: number; chance: number };
  /** Share of the own episodes that the world ended. */
  ended: number;
  /** Mean return of an own and of a doer's episode (null: unknown), and how much returns differ at all. */
  returns: { own: number; chance: number; doer: number | null };
  terms: TermReading[];
};

/** From this share of successes on a training does its task. */
const does = 0.8;
/** Of the best one's fitness, from which an episode that succeeds counts. */
const nearlyBest = 0.8;

const spread = (values: readonly number[]): { mean: number; deviation: number } =>
  values.length === 0 ? { mean: 0, deviation: 0 } : { mean: mean(values), deviation: standardDeviation(values) };

const paid = (plays: readonly RecordedPlay[], { name, weight }: { name: string; weight: number }): Paid => {
  const each = plays.map(({ terms }) => (terms?.[name] ?? []).map((value) => weight * value));
  const values = each.flat();
  const going = each.flatMap((own, play) => (plays[play]?.ending === "terminated" ? own.slice(0, -1) : own));
  return {
    ...spread(values),
    going: spread(going).mean,
    low: values.reduce((low, value) => Math.min(low, value), values[0] ?? 0),
    high: values.reduce((high, value) => Math.max(high, value), values[0] ?? 0),
    perEpisode: values.reduce((sum, value) => sum + value, 0) / Math.max(1, plays.length),
    late: spread(each.flatMap((own) => own.slice(endFrom(own.length)))),
  };
};

const average = (values: readonly number[]): number => (values.length === 0 ? 0 : mean(values));

const succeeded = ({ values }: LookedEpisode): boolean => values[0]?.success === true;

/** Several demonstrations may begin alike and last as long, and one of them alone do the task: a seed does not tell whose episode it is. */
const pairsOf = ({ episodes, recording }: LookedAt) =>
  recording.episodes.flatMap((play) => {
    const episode = episodes.find(
      ({ seed, length, values }) =>
        seed === play.seed && length === play.length && (values[0]?.fitness ?? null) === play.fitness,
    );
    return episode === undefined ? [] : [{ episode, play }];
  });

const readings = new WeakMap<EpisodeEvidence, Reading | null>();

const read = (evidence: EpisodeEvidence): Reading | null => {
  const [looked] = evidence.own;
  if (looked === undefined || looked.episodes.length === 0) return null;
  const isJudged = looked.episodes.some(({ values }) => values[0]?.success !== null);
  if (!isJudged || average(looked.episodes.map((episode) => (succeeded(episode) ? 1 : 0))) >= does) return null;
  const all = [evidence.shown, evidence.byChance, looked].flatMap(pairsOf).filter(({ episode }) => succeeded(episode));
  const fitnessOf = ({ values }: LookedEpisode): number => values[0]?.fitness ?? 0;
  // A demonstration that breaks off may just succeed, and shows little of what doing it is.
  const best = all.reduce((most, { episode }) => Math.max(most, fitnessOf(episode)), Number.NEGATIVE_INFINITY);
  const pairs = all.filter(({ episode }) => fitnessOf(episode) >= best - (1 - nearlyBest) * Math.abs(best));
  const doers = { episodes: pairs.map(({ episode }) => episode), plays: pairs.map(({ play }) => play) };
  const of = (episodes: readonly LookedEpisode[]) => average(episodes.map(({ return: own }) => own ?? 0));
  const plays = { own: looked.recording.episodes, chance: evidence.byChance.recording.episodes };
  const meanings = termMeanings(evidence);
  const everybody = [...plays.own, ...plays.chance, ...doers.plays];
  const reads = readsOf(everybody, {
    terms: Object.keys(evidence.reward.weights),
    columns: looked.recording.columns.states,
    meanings,
  });
  return {
    seed: looked.seed,
    own: { episodes: looked.episodes, plays: plays.own },
    chance: { episodes: evidence.byChance.episodes, plays: plays.chance },
    doers,
    everybody,
    length: {
      own: average(looked.episodes.map(({ length }) => length)),
      chance: average(evidence.byChance.episodes.map(({ length }) => length)),
    },
    ended: average(looked.episodes.map(({ ending }) => (ending === "terminated" ? 1 : 0))),
    returns: {
      own: of(looked.episodes),
      chance: of(evidence.byChance.episodes),
      doer: doers.episodes.length === 0 ? null : median(doers.episodes.map(({ return: own }) => own ?? 0)),
    },
    terms: Object.entries(evidence.reward.weights).map(([name, weight]) => {
      const own = paid(plays.own, { name, weight });
      const chance = paid(plays.chance, { name, weight });
      const doer = doers.plays.length === 0 ? null : paid(doers.plays, { name, weight });
      const all = [own, chance, ...(doer === null ? [] : [doer])];
      const [low, high] = [Math.min(...all.map((each) => each.low)), Math.max(...all.map((each) => each.high))];
      const range = high - low;
      const meaning = meanings.get(name) ?? null;
      return { name, weight, own, chance, doer, low, high, range, reads: reads.get(name) ?? null, meaning };
    }),
  };
};

export const readingOf = (evidence: EpisodeEvidence): Reading | null => {
  const known = readings.get(evidence);
  if (known !== undefined) return known;
  const reading = read(evidence);
  readings.set(evidence, reading);
  return reading;
};
