import { join } from "node:path";
import { expect, test } from "vitest";
import { decisionsOf } from "../../../src/app/compare.ts";
import type { RunEvent } from "../../../src/core/events.ts";
import { codeComparison, compareView } from "../../../src/server/views/compare/compare.ts";
import { progressOf } from "../../../src/server/views/compare/progress.ts";
import { readRun, type RunRecord } from "../../../src/store/runs.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/run-folders/0.1.0");
const [car, pole, killed] = (await Promise.all(
  [
    "20261129-034524_mountain-car-reach_83ee7d",
    "20261129-034536_cartpole-balance_880dc9",
    "20261129-034543_cartpole-balance_508357",
  ].map((name) => readRun(join(fixtures, name))),
)) as [RunRecord, RunRecord, RunRecord];

const refusal = "they measured different things";
const compared = (...records: RunRecord[]) =>
  compareView(records, {
    decided: records.map(({ config }) => decisionsOf({ options: config as Record<string, unknown> })),
    results: { refusal },
  });

test("runs side by side: what each claims, its curve, the search's way there", async () => {
  const { runs, results } = await compared(car, pole, killed);
  expect(results).toEqual({ refusal });
  expect(runs.map(({ name, best }) => [name.slice(-6), best?.candidate, best?.pool])).toEqual([
    ["83ee7d", "g2-c3", "report"],
    ["880dc9", pole.summary?.best?.candidate, "report"],
    ["508357", undefined, undefined],
  ]);
  expect(runs[0]?.best?.fitness).toBe(car.summary?.best?.fitness?.mean);
  expect(runs[0]?.curve).toMatchObject({ pool: "report", seeds: 2 });
  expect(runs[0]?.curve?.points.length).toBeGreaterThan(2);
  expect(runs[2]).toMatchObject({ curve: null, progress: [] });
  for (const { progress } of runs)
    for (const [index, { steps, fitness }] of progress.entries()) {
      const before = progress[index - 1];
      expect(steps).toBeGreaterThanOrEqual(before?.steps ?? 0);
      expect(fitness).toBeGreaterThanOrEqual(before?.fitness ?? fitness);
    }
});

test("options in which they differ are told with every run's value, those that they share are counted", async () => {
  const { options } = await compared(pole, killed);
  expect(options.differing.map(({ name }) => name)).toContain("steps");
  expect(options.differing.find(({ name }) => name === "samples")?.values).toEqual(["2", "3"]);
  expect(options.differing.map(({ name }) => name)).not.toContain("env");
  expect(options.shared).toBeGreaterThan(0);
});

test("the best programs of two runs, every line of both; null where one has none", async () => {
  const both = await codeComparison(car, pole);
  const own = (side: "before" | "after") =>
    (both?.rows ?? []).flatMap((row) =>
      row.kind !== "gap" && row[side] !== null ? [row.code.map(([, text]) => text).join("")] : [],
    );
  const left = await car.read("candidates/g2-c3/reward.ts");
  expect(own("before")).toEqual(left.trimEnd().split("\n"));
  expect(own("after").length).toBeGreaterThan(3);
  expect(await codeComparison(car, killed)).toBeNull();
});

test("the way of the best so far ends where its confirmation begins", () => {
  const trained = (id: string, fitness: number): RunEvent[] => [
    {
      type: "training-ended",
      owner: id,
      pool: "search",
      seed: 1,
      job: id,
      outcome: "trained",
      fitness,
      success: 0,
      environmentSteps: 100,
      evaluationSteps: 10,
      artifact: "",
      hash: "",
    },
    { type: "candidate-evaluated", id, fitness, success: 0, outcome: "trained", diagnosis: null },
  ];
  const events: RunEvent[] = [
    ...trained("a", 1),
    ...trained("b", 0.5),
    ...trained("c", 2),
    { type: "confirmation-started", pool: "report", candidates: ["c"] },
    ...trained("d", 9),
  ];
  expect(progressOf(events)).toEqual([
    { steps: 110, fitness: 1 },
    { steps: 330, fitness: 2 },
    { steps: 330, fitness: 2 },
  ]);
});
