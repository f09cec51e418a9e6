import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { drawsOf } from "../../../src/report/results/estimate.ts";
import { efficiencyOf, profileOf } from "../../../src/report/results/figures.ts";
import { aggregatesOf, improvementsOf, type Strata } from "../../../src/report/results/pooled.ts";

type Interval = [low: number, high: number];

/** rliable's values, by reference.py. */
const golden = JSON.parse(readFileSync(new URL("golden.json", import.meta.url), "utf8")) as {
  within: number;
  thresholds: number[];
  growth: number[];
  scores: Record<string, number[][]>;
  aggregates: Record<string, { values: number[]; intervals: Interval[] }>;
  improvement: { left: string; right: string; value: number; interval: Interval }[];
  profile: Record<string, { shares: number[]; bands: Interval[] }>;
  efficiency: Record<string, { values: number[]; intervals: Interval[] }>;
};

const draws = drawsOf();
const methods: Strata[] = Object.entries(golden.scores).map(([method, scores]) => ({ method, scores }));

const expectNear = (ours: readonly (number | null | undefined)[], theirs: readonly number[], by: number) => {
  expect(ours).toHaveLength(theirs.length);
  theirs.forEach((value, index) => expect(Math.abs((ours[index] ?? Number.NaN) - value)).toBeLessThan(by));
};

test("interquartile mean, mean, median and optimality gap over tasks are rliable's, intervals as near as chance lets them", () => {
  for (const { method, iqm, mean, median, optimalityGap } of aggregatesOf(methods, draws)) {
    const { values, intervals } = golden.aggregates[method] as (typeof golden.aggregates)[string];
    const ours = [iqm, mean, median, optimalityGap];
    expectNear(
      ours.map(({ value }) => value),
      values,
      1e-12,
    );
    ours.forEach(({ interval }, index) => expectNear(interval ?? [], intervals[index] as Interval, golden.within));
  }
});

test("probabilities of improvement over tasks are rliable's", () => {
  const ours = improvementsOf(methods, { tasks: ["a", "b", "c"], draws });
  expect(ours.map(({ left, right }) => [left, right])).toEqual(
    golden.improvement.map(({ left, right }) => [left, right]),
  );
  ours.forEach(({ probability, interval }, index) => {
    const theirs = golden.improvement[index] as (typeof golden.improvement)[number];
    expectNear([probability], [theirs.value], 1e-12);
    expectNear(interval ?? [], theirs.interval, golden.within);
  });
});

test("performance profiles are rliable's at its thresholds", () => {
  const all = Object.values(golden.scores).flat(2);
  for (const { method, scores } of methods) {
    const figure = profileOf([{ method, scores }], {
      score: "score",
      ends: [-0.505, 2.495],
      draws,
      points: golden.thresholds.length,
    });
    if ("reason" in figure) throw new Error(figure.reason);
    const points = figure.lines[0]?.points ?? [];
    const theirs = golden.profile[method] as (typeof golden.profile)[string];
    expect(Math.min(...all)).toBeGreaterThan(-0.505);
    expect(Math.max(...all)).toBeLessThan(2.495);
    expectNear(
      points.map(({ x }) => x),
      golden.thresholds,
      1e-12,
    );
    expectNear(
      points.map(({ y }) => y),
      theirs.shares,
      1e-12,
    );
    expectNear(
      points.map(({ low }) => low),
      theirs.bands.map(([low]) => low),
      2 * golden.within,
    );
    expectNear(
      points.map(({ high }) => high),
      theirs.bands.map(([, high]) => high),
      2 * golden.within,
    );
  }
});

test("sample-efficiency curves are rliable's at the checkpoints, and linear between them", () => {
  const { growth } = golden;
  const courses = methods.map(({ method, scores }) => ({
    method,
    courses: scores.map((runs) =>
      runs.map((score) => growth.map((share, index) => [(index + 1) / growth.length, share * score] as const)),
    ),
  }));
  const figure = efficiencyOf(courses, { score: "fitness", horizon: 2000, draws });
  if ("reason" in figure) throw new Error(figure.reason);
  for (const { method, points } of figure.lines) {
    const theirs = golden.efficiency[method] as (typeof golden.efficiency)[string];
    expect(points.map(({ x }) => x)).toEqual([500, 1000, 1500, 2000]);
    expectNear(
      points.map(({ y }) => y),
      theirs.values,
      1e-12,
    );
    expectNear(
      points.map(({ low }) => low),
      theirs.intervals.map(([low]) => low),
      golden.within,
    );
  }
  const line = (course: (readonly [number, number])[]) => ({ method: "m", courses: [[course]] });
  const finer = efficiencyOf(
    [
      line([
        [0.5, 2],
        [1, 4],
      ]),
      line([
        [0.25, 0],
        [0.5, 0],
        [0.75, 0],
        [1, 0],
      ]),
    ],
    { score: "fitness", horizon: null, draws },
  );
  if ("reason" in finer) throw new Error(finer.reason);
  expect(finer.lines[0]?.points.map(({ y }) => y)).toEqual([2, 2, 3, 4]);
});
