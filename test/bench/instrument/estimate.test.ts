import { expect, test } from "vitest";
import { duration, estimator } from "../../../bench/instrument/estimate.ts";
import { randomRow, row, subject } from "./rows.ts";

const seconds = (rows: Parameters<typeof estimator>[0], changes: Parameters<typeof subject>[0] = {}): number =>
  estimator(rows)(subject({ steps: 100_000, ...changes }));

test("what the same environment and learner took is known best, then the environment's other trainings", () => {
  const ppo = row({ environmentSteps: 10_000, cpuSeconds: 1.4 });
  const ars = row({ learner: "ars", environmentSteps: 10_000, cpuSeconds: 0.9 });
  expect(seconds([ppo])).toBeCloseTo(0.4 + 10, 9);
  expect(seconds([ppo, ars, ars])).toBeCloseTo(10.4, 9);
  expect(seconds([ppo], { learner: "trpo", task: "pole/shift" })).toBeCloseTo(10.4, 9);
  expect(seconds([randomRow(0, { cpuSeconds: 900 })])).toBe(seconds([]));
});

test("another environment and a training that failed teach nothing", () => {
  const nothing = seconds([]);
  expect(seconds([row({ task: "arm/reach", cpuSeconds: 500 })])).toBe(nothing);
  expect(seconds([row({ failure: "threw: x", fitness: null, environmentSteps: 0, cpuSeconds: 500 })])).toBe(nothing);
});

test.each([
  [12.4, "12 s"],
  [150, "3 min"],
  [5400, "1.5 h"],
])("%d seconds read %s", (given, text) => expect(duration(given)).toBe(text));
