import {
  interquartileMean,
  interquartileMeanOfDraws,
  leastForInterval,
  mean,
  meanInterval,
  placesOf,
  stratifiedInterval,
} from "../../core/statistics.ts";
import type { Estimate } from "./types.ts";

const mostResamples = 2000;
const fewestResamples = 500;
/** Values that are drawn for one figure's interval: of many runs fewer resamples give the same digits. */
const worthDrawing = 200_000;

/** So many resamples for so many values. */
export type Draws = (values: number) => number;

export const drawsOf =
  (most: number = mostResamples): Draws =>
  (values) =>
    Math.min(most, Math.max(fewestResamples, Math.floor(worthDrawing / Math.max(1, values))));

const mostPermutations = 20_000;
const fewestPermutations = 2000;

/** The same for a permutation test that cannot count every rearrangement. */
export const permutationsOf = (values: number): number =>
  Math.min(mostPermutations, Math.max(fewestPermutations, Math.floor(worthDrawing / Math.max(1, values))));

/** What scores of a cell's runs say; null where there is none. The bootstrap of two gives back their own values. */
export const estimateOf = (values: readonly number[], draws: Draws): Estimate | null =>
  values.length === 0
    ? null
    : {
        mean: mean(values),
        interval: meanInterval(values),
        iqm: interquartileMean(values),
        iqmInterval:
          values.length < leastForInterval
            ? null
            : stratifiedInterval(placesOf([values]), {
                statistic: interquartileMeanOfDraws(values),
                resamples: draws(values.length),
              }),
      };

/** The same of scores under a rising linear scale, whose figures follow from those. */
export const rescaled = (
  { mean, interval, iqm, iqmInterval }: Estimate,
  scale: (value: number) => number,
): Estimate => ({
  mean: scale(mean),
  interval: interval && [scale(interval[0]), scale(interval[1])],
  iqm: scale(iqm),
  iqmInterval: iqmInterval && [scale(iqmInterval[0]), scale(iqmInterval[1])],
});
