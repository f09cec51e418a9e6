import { randomEpisodesOf, type Brief, type Lesson } from "../../core/brief.ts";
import { neverEnds } from "../../core/never-ends.ts";
import { scoredPoints, type CurvePoint, type TrainingResult } from "../../core/outcome.ts";
import type { StoredEpisode } from "../../core/trajectory.ts";
import { mean, pearson, ranks, spearman } from "../../core/statistics.ts";
import type { Column, World } from "./columns.ts";
import { sketch, thin, type Track } from "./track.ts";

/** What the episodes seen say, as numbers that sampling and the operators ask for. */
export type Evidence = {
  tracks: Track[];
  /** Ranks of the tracks' fitness, in the order of `tracks`. */
  fitnessRanks: Float64Array;
  lengthRanks: Float64Array;
  /** 0: fitness tells nothing (all equal, or no episodes) … 1: many distinct values over many episodes. */
  informative: number;
  /** Spearman of length with fitness, over episodes and over the points of learning curves; 0 where either is constant. */
  length: number;
  /** Correlation of "the world ended it" with success, where both vary, else with fitness's ranks; 0 where they do not. */
  terminated: number;
  /** `length` and `terminated` rest on scores that differ. */
  endingsKnown: boolean;
  /** The world ends no episode, as its spec says and the episodes do not gainsay: what endings pay is paid never, or always. */
  endless: boolean;
  /** Share of episodes that the world ended. */
  terminatedShare: number;
  meanLength: number;
  /** By column name. */
  seen: Map<string, Seen>;
  /** Columns that changed where an episode was decided, of programs whose terms were weighed or that were looked into: other searches stay as they were. */
  decided: ReadonlySet<string>;
};

/** Values of a column over the episodes. `still`: it never moves within an episode (a target, a mass). */
export type Seen = { low: number; high: number; start: number; deviation: number; still: boolean; good: number };

/** Correlations beyond this are taken for a sign of what endings mean. */
export const telling = 0.25;

/** Which of the evaluation episodes are stored in full; a result of an earlier version does not say it, so by what they scored. */
const placesOf = (stored: readonly StoredEpisode[], { episodes }: TrainingResult): Set<number> => {
  const places = new Set<number>();
  for (const { index, fitness, length } of stored) {
    const place =
      index ?? episodes.findIndex((each, at) => !places.has(at) && each.fitness === fitness && each.length === length);
    places.add(place);
  }
  return places;
};

/** A trained candidate's episodes: the stored ones as they were, the others as sketches. */
const tracksOf = ({ candidate }: Lesson, world: World): Track[] => {
  if (candidate.outcome.kind !== "trained") return [];
  const owner = candidate.id;
  return candidate.outcome.results.flatMap((result) => {
    const full = result.stored.flatMap((episode) => {
      const track = episode.ending === "invalid" ? null : thin(episode, { world, owner });
      return track === null ? [] : [{ episode, track }];
    });
    const inFull = placesOf(
      full.map(({ episode }) => episode),
      result,
    );
    const sketched = result.episodes.flatMap((episode, place) =>
      episode.ending === "invalid" || inFull.has(place) ? [] : [sketch(episode, { world, owner })],
    );
    return [...full.map(({ track }) => track), ...sketched];
  });
};

const seenOf = (
  column: Column,
  place: number,
  { tracks, width }: { tracks: readonly Track[]; width: number },
): Seen => {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let still = true;
  let within = 0;
  const starts: number[] = [];
  const best = Math.max(...tracks.map((track) => track.fitness));
  const good: number[] = [];
  for (const track of tracks) {
    const first = track.states[place] as number;
    starts.push(first);
    let least = first;
    let most = first;
    for (let row = 1; row <= track.rows; row++) {
      const value = track.states[row * width + place] as number;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    if (most - least > 1e-9 * Math.max(1, Math.abs(first))) still = false;
    within += most - least;
    low = Math.min(low, least);
    high = Math.max(high, most);
    if (track.fitness === best) good.push(track.states[track.rows * width + place] as number);
  }
  if (tracks.length === 0) {
    const [from, to] = column.range;
    return {
      low: from,
      high: to,
      start: (from + to) / 2,
      deviation: (to - from) / 4,
      still: false,
      good: (from + to) / 2,
    };
  }
  return {
    low,
    high,
    start: mean(starts),
    deviation: within / tracks.length / 2,
    still,
    good: mean(good),
  };
};

/** Spread of values that a column runs through in an episode, never 0: what tolerances and scales are measured in. */
export const spreadOf = (column: Column, evidence: Evidence): number => {
  const seen = evidence.seen.get(column.name);
  const within = seen === undefined ? 0 : Math.max(seen.deviation, (seen.high - seen.low) / 8);
  return within > 0 ? within : (column.range[1] - column.range[0]) / 8 || 1;
};

/** Success, where some episodes have it and others not, says more surely than fitness whether being ended is an end or a fall. */
const endedWith = (tracks: readonly Track[], fitnessRanks: Float64Array): number => {
  const ended = tracks.map((track) => (track.ending === "terminated" ? 1 : 0));
  const success = tracks.map((track) => (track.success ? 1 : 0));
  return new Set(success).size > 1 ? pearson(ended, success) : pearson(ended, fitnessRanks);
};

/**
 * Where evaluation scores all the same, each episode counts as its program's mean score in training: policies may have
 * scored on the way and been led away from it by their own reward.
 */
const scored = (tracks: readonly Track[], brief: Brief): Track[] => {
  if (new Set(tracks.map((track) => track.fitness)).size > 1) return [...tracks];
  const inTraining = new Map(
    brief.archive.map(({ candidate }) => [
      candidate.id,
      mean(scoredPoints(curveOf(candidate.outcome)).map((point) => point.fitness)),
    ]),
  );
  return tracks.map((track) => {
    const fitness = inTraining.get(track.owner);
    return fitness === undefined || Number.isNaN(fitness) ? track : { ...track, fitness };
  });
};

const curveOf = (outcome: Lesson["candidate"]["outcome"]): CurvePoint[] =>
  outcome.kind === "trained" ? outcome.results.flatMap((result) => result.curve) : [];

/** How length goes with the score along learning curves: what a policy gave up while its own return grew shows here alone. */
const lengthAlongCurves = (brief: Brief): number => {
  const points = brief.archive
    .flatMap(({ candidate }) => scoredPoints(curveOf(candidate.outcome)))
    .filter(({ episodes }) => episodes > 0);
  return spearman(
    points.map((point) => point.length),
    points.map((point) => point.fitness),
  );
};

/** The mean of those that say anything. */
const joined = (left: number, right: number): number => (left === 0 ? right : right === 0 ? left : (left + right) / 2);

const decidedIn = (archive: readonly Lesson[]): ReadonlySet<string> =>
  new Set(
    archive
      .filter(({ effects, looked }) => effects !== undefined || looked)
      .flatMap(({ diagnosis }) => diagnosis?.findings ?? [])
      .flatMap((finding) => (finding.kind === "decided" ? finding.figures.episodes : []))
      .flatMap(({ fields }) => fields.map(({ field }) => field)),
  );

export const gatherEvidence = (brief: Brief, world: World): Evidence => {
  const tracks = scored(
    [
      ...randomEpisodesOf(brief.episodes)
        .filter(({ ending }) => ending !== "invalid")
        .map((episode) => sketch(episode, { world, owner: "random" })),
      ...brief.archive.flatMap((lesson) => tracksOf(lesson, world)),
    ],
    brief,
  );
  const alongCurves = lengthAlongCurves(brief);
  const fitnessRanks = ranks(tracks.map((track) => track.fitness));
  const lengthRanks = ranks(tracks.map((track) => track.length));
  const distinct = new Set(tracks.map((track) => track.fitness)).size;
  return {
    tracks,
    fitnessRanks,
    lengthRanks,
    informative: distinct < 2 ? 0 : Math.min(1, distinct / 6) * Math.min(1, tracks.length / 8),
    length: joined(pearson(lengthRanks, fitnessRanks), alongCurves),
    terminated: joined(endedWith(tracks, fitnessRanks), -alongCurves),
    endingsKnown: distinct > 1 || alongCurves !== 0,
    endless: neverEnds(world.spec) && tracks.every(({ ending }) => ending !== "terminated"),
    terminatedShare: tracks.length === 0 ? 0 : mean(tracks.map((track) => (track.ending === "terminated" ? 1 : 0))),
    meanLength: tracks.length === 0 ? world.spec.maxSteps / 2 : mean(tracks.map((track) => track.length)),
    decided: decidedIn(brief.archive),
    seen: new Map(
      world.state.map((column, place) => [column.name, seenOf(column, place, { tracks, width: world.state.length })]),
    ),
  };
};
