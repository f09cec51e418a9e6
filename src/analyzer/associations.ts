import type { FieldAssociation } from "../core/diagnosis.ts";
import type { EpisodeFeatures, EpisodeOutcome } from "../core/outcome.ts";
import { mean, pearson, ranks, variance } from "../core/statistics.ts";

type Figures = EpisodeFeatures[string];
type Figure = FieldAssociation["figure"];

const figures: Record<Figure, (field: Figures) => number> = {
  first: (field) => field.first,
  last: (field) => field.last,
  mean: (field) => field.mean,
  min: (field) => field.min,
  max: (field) => field.max,
  change: (field) => field.last - field.first,
  range: (field) => field.max - field.min,
};

/** Below this, a correlation over the episodes of a search is as likely chance. */
const weakest = 0.2;
const mostFields = 10;

/**
 * For each field the figure that goes most strongly with fitness, strongest first (Spearman over the episodes).
 * Empty where no fitness differs: there is nothing to go with.
 */
export const associate = (episodes: readonly EpisodeOutcome[]): FieldAssociation[] => {
  const fitness = episodes.map((episode) => episode.fitness);
  if (new Set(fitness).size < 2) return [];
  const fitnessRanks = ranks(fitness);
  const fields = Object.keys(episodes[0]?.features ?? {});
  return fields
    .flatMap((field): FieldAssociation[] => {
      const values = episodes.map((episode) => episode.features[field]);
      if (values.some((value) => value === undefined)) return [];
      const known = values as Figures[];
      const all = (Object.keys(figures) as Figure[]).map((figure) => ({
        field,
        figure,
        correlation: pearson(ranks(known.map(figures[figure])), fitnessRanks),
      }));
      return all.sort(strongestFirst).slice(0, 1);
    })
    .filter(({ correlation }) => Math.abs(correlation) >= weakest)
    .sort(strongestFirst)
    .slice(0, mostFields);
};

const strongestFirst = (left: FieldAssociation, right: FieldAssociation): number =>
  Math.abs(right.correlation) - Math.abs(left.correlation);

/** How far two groups of episodes differ in a field at their end, in pooled standard deviations; largest first. */
export type EndDifference = { field: string; worse: number; better: number; effect: number };

export const compareEnds = (worse: readonly EpisodeOutcome[], better: readonly EpisodeOutcome[]): EndDifference[] => {
  const fields = Object.keys(worse[0]?.features ?? {});
  return fields
    .flatMap((field): EndDifference[] => {
      const low = lastValues(worse, field);
      const high = lastValues(better, field);
      if (low.length === 0 || high.length === 0) return [];
      const [lowMean, highMean] = [mean(low), mean(high)];
      const pooled = Math.sqrt((variance(low) + variance(high)) / 2);
      const distance = Math.abs(highMean - lowMean);
      // A floor relative to the values keeps two constants that differ by rounding from counting as infinitely far apart.
      const floor = 1e-6 * Math.max(Math.abs(lowMean), Math.abs(highMean), 1e-6);
      return [{ field, worse: lowMean, better: highMean, effect: distance / Math.max(pooled, floor) }];
    })
    .sort((left, right) => right.effect - left.effect);
};

const lastValues = (episodes: readonly EpisodeOutcome[], field: string): number[] =>
  episodes.flatMap((episode) => episode.features[field]?.last ?? []);
