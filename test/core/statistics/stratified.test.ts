import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  interquartileMean,
  mean,
  performanceProfile,
  probabilityOfImprovement,
  stratifiedInterval,
} from "../../../src/core/statistics.ts";
import { few, sample, score, tasks } from "./samples.ts";

const overall = (drawn: readonly (readonly number[])[]) => mean(drawn.map(mean));

test("each task's runs are drawn from its own: tasks that differ, each with equal runs, leave no width", () => {
  const apart = [
    [1, 1, 1],
    [50, 50],
    [-7, -7, -7, -7],
  ];
  expect(stratifiedInterval(apart, { ...few, statistic: overall })).toEqual([overall(apart), overall(apart)]);
});

test("an interval of means lies within the means of the tasks' least and greatest runs", () => {
  fc.assert(
    fc.property(tasks, (scores) => {
      const [low, high] = stratifiedInterval(scores, { ...few, statistic: overall }) as [number, number];
      expect(low).toBeGreaterThanOrEqual(mean(scores.map((runs) => Math.min(...runs))) - 1e-9);
      expect(high).toBeLessThanOrEqual(mean(scores.map((runs) => Math.max(...runs))) + 1e-9);
      expect(low).toBeLessThanOrEqual(high);
    }),
  );
});

test("without tasks, or with one run on any of them, there is no interval", () => {
  const statistic = (drawn: readonly (readonly number[])[]) => interquartileMean(drawn.flat());
  expect(stratifiedInterval([], { statistic })).toBeNull();
  expect(stratifiedInterval([[1, 2, 3], [4]], { statistic })).toBeNull();
  expect(probabilityOfImprovement([[1]], [[0, 2]])).toEqual({ value: 0.5, interval: null });
  expect(performanceProfile([[1]], { thresholds: [0, 1] })).toEqual({ shares: [1, 0], bands: null });
});

test("a side's chance of being above and the other's add up to 1, ties counting half; of equal samples it is a half", () => {
  fc.assert(
    fc.property(sample({ least: 2, most: 6 }), sample({ least: 2, most: 6 }), score, (left, right, shift) => {
      const { value, interval } = probabilityOfImprovement([left], [right], few);
      expect(value + probabilityOfImprovement([right], [left], few).value).toBeCloseTo(1, 12);
      const [low, high] = interval as [number, number];
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      const move = (values: number[]) => values.map((each) => 3 * each + shift);
      expect(probabilityOfImprovement([move(left)], [move(right)], few)).toEqual({ value, interval });
      expect(probabilityOfImprovement([left], [left], few).value).toBeCloseTo(0.5, 12);
    }),
  );
});

test("other tasks cannot be compared", () => {
  expect(() =>
    probabilityOfImprovement(
      [[1, 2]],
      [
        [1, 2],
        [3, 4],
      ],
    ),
  ).toThrow("not 1 with 2");
});

test("a profile falls from 1 below all scores to 0 from the greatest on, within its bands", () => {
  fc.assert(
    fc.property(tasks, (scores) => {
      const all = scores.flat();
      const thresholds = [Math.min(...all) - 1, ...all.toSorted((a, b) => a - b)];
      const { shares, bands } = performanceProfile(scores, { ...few, thresholds });
      expect(shares).toEqual(shares.toSorted((a, b) => b - a));
      expect([shares[0], shares.at(-1)]).toEqual([1, 0]);
      expect(bands?.[0]).toEqual([1, 1]);
      for (const [low, high] of bands ?? []) expect(low).toBeLessThanOrEqual(high);
    }),
  );
});
