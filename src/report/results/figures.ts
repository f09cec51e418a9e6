import { interquartileMeanOfDraws, performanceProfile, placesOf, stratifiedIntervals } from "../../core/statistics.ts";
import type { Draws } from "./estimate.ts";
import type { Strata } from "./pooled.ts";
import type { Figure, Line } from "./types.ts";

const fineEnough = 51;

/** So many from the least to the greatest. */
const thresholdsOver = (all: readonly number[], points: number): number[] => {
  const low = all.reduce((least, value) => Math.min(least, value));
  const high = all.reduce((most, value) => Math.max(most, value));
  return Array.from({ length: points }, (_, index) => low + ((high - low) * index) / (points - 1));
};

/** Share of runs above each score (Agarwal et al. 2021, §4.2). `ends`: scores that the axis shall reach besides. */
export const profileOf = (
  methods: readonly Strata[],
  {
    score,
    ends,
    draws,
    points = fineEnough,
  }: { score: string; ends: readonly number[]; draws: Draws; points?: number },
): Figure => {
  const thresholds = thresholdsOver([...methods.flatMap(({ scores }) => scores.flat()), ...ends], points);
  const lines = methods.map(({ method, scores }): Line => {
    const runs = scores.flat().length;
    const { shares, bands } = performanceProfile(scores, { thresholds, resamples: draws(runs) });
    return {
      method,
      runs,
      points: thresholds.map((x, index) => {
        const [low, high] = bands?.[index] ?? [null, null];
        return { x, y: shares[index] as number, low, high };
      }),
    };
  });
  return { x: score, y: "share of runs above", lines };
};

/** A run's learning curve: scores at shares (0, 1] of its training's steps. */
export type Course = readonly (readonly [share: number, score: number])[];

/** Linear between checkpoints; before the first and after the last what those say. */
const valueAt = (course: Course, share: number): number => {
  const after = course.findIndex(([at]) => at >= share);
  const [x1, y1] = course[after < 0 ? course.length - 1 : after] as [number, number];
  const [x0, y0] = course[Math.max(0, (after < 0 ? course.length : after) - 1)] as [number, number];
  return x1 > x0 && share < x1 ? y0 + ((y1 - y0) * (share - x0)) / (x1 - x0) : y1;
};

/**
 * Interquartile mean over tasks and runs after a share of the training (rliable's sample-efficiency curve), with the band of
 * the stratified bootstrap. `horizon`: environment steps of a training, where it is one for all; else the axis is the share.
 */
export const efficiencyOf = (
  methods: readonly { method: string; courses: readonly (readonly Course[])[] }[],
  { score, horizon, draws }: { score: string; horizon: number | null; draws: Draws },
): Figure => {
  const longest = Math.max(...methods.flatMap(({ courses }) => courses.flat().map((course) => course.length)));
  const shares = Array.from({ length: longest }, (_, index) => (index + 1) / longest);
  const lines = methods.map(({ method, courses }): Line => {
    const sampled = courses.map((runs) => runs.map((course) => shares.map((share) => valueAt(course, share))));
    const all = sampled.flat();
    const runs = all.length;
    const means = shares.map((_, index) => interquartileMeanOfDraws(all.map((values) => values[index] as number)));
    const statistic = (drawn: readonly (readonly number[])[]) => means.map((meanOf) => meanOf(drawn));
    const places = placesOf(sampled);
    const bands = stratifiedIntervals(places, { statistic, resamples: draws(runs * longest) });
    return {
      method,
      runs,
      points: statistic(places).map((y, index) => {
        const [low, high] = bands?.[index] ?? [null, null];
        return { x: (shares[index] as number) * (horizon ?? 1), y, low, high };
      }),
    };
  });
  return {
    x: horizon === null ? "share of the training's environment steps" : "environment steps of a training",
    y: `IQM of ${score} in training`,
    lines,
  };
};
