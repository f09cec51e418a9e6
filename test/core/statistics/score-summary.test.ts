import { expect, test } from "vitest";
import { bootstrapInterval, differenceInterval, summarizeScores } from "../../../src/core/statistics.ts";

// What recorded runs hold to the last bit: these come from the version that made them (0.1.0).
test("the summary of five seeds stays what it is, to the last bit", () => {
  expect(summarizeScores([0.82, 0.155, 0.4, 1.01, 0.77], [1, 2, 3, 4, 5])).toEqual({
    mean: 0.631,
    iqm: 0.6633333333333332,
    ci95: [0.337, 0.8762499999999988],
    values: [0.82, 0.155, 0.4, 1.01, 0.77],
    seeds: [1, 2, 3, 4, 5],
  });
});

test("intervals with other options and of differences stay what they are", () => {
  expect(bootstrapInterval([1, 5, 2, 2], { confidence: 0.8, resamples: 100, seed: 7 })).toEqual([1.75, 3.5]);
  expect(differenceInterval([1.5, 2, 2.75], [0.25, 1])).toEqual([0.6666666666666667, 2.25]);
});

test("nothing measured has no interval", () => {
  expect(bootstrapInterval([])).toEqual([Number.NaN, Number.NaN]);
  expect(differenceInterval([], [1])).toEqual([Number.NaN, Number.NaN]);
  expect(summarizeScores([], []).ci95).toBeNull();
});
