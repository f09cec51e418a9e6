import { bootstrapInterval } from "./bootstrap.ts";
import { mean } from "./moments.ts";
import { interquartileMean } from "./quantiles.ts";

/** The five figures that stand for a sample of scores wherever one is reported. */
export type ScoreSummary = {
  mean: number;
  /** Interquartile mean (Agarwal et al. 2021, "Deep RL at the Edge of the Statistical Precipice"). */
  iqm: number;
  /** 95 % percentile bootstrap interval of the mean over seeds; null below three of them. */
  ci95: [number, number] | null;
  values: number[];
  seeds: number[];
};

/** Seeds from which there is an interval: one has no spread, and of two the bootstrap gives back their own values. */
export const leastForInterval = 3;

/** One value a seed → the summary that reports print. */
export const summarizeScores = (values: readonly number[], seeds: readonly number[]): ScoreSummary => ({
  mean: mean(values),
  iqm: interquartileMean(values),
  ci95: values.length < leastForInterval ? null : bootstrapInterval(values),
  values: [...values],
  seeds: [...seeds],
});
