import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RunEvent } from "../../../src/core/events.ts";
import type { RunSummary } from "../../../src/core/summary.ts";
import { readTables } from "../../../src/export/run/read-tables.ts";
import { columns, tableNames } from "../../../src/export/run/tables.ts";
import { committedRun, point, proposed, recordOf, trained } from "./record.ts";

test.each(["880dc9", "83ee7d"])("an ended run's tables say what its summary and its log say (%s)", async (id) => {
  const record = await committedRun(id);
  const summary = record.summary as RunSummary;
  const tables = await readTables(record);
  const { fitness, candidate } = summary.best as NonNullable<RunSummary["best"]>;
  expect(tables.runs).toMatchObject([
    {
      status: "completed",
      best: candidate,
      pool: "report",
      fitness_mean: fitness?.mean,
      trainings: summary.spent.trainings,
      environment_steps: summary.spent.environmentSteps,
    },
  ]);
  const ids = record.events.flatMap((event) => (event.type === "candidate-proposed" ? [event.id] : []));
  expect(tables.candidates.map((row) => row.candidate)).toEqual(ids);
  const ended = record.events.filter((event) => event.type === "training-ended");
  expect(tables.trainings).toHaveLength(ended.length);
  const expected = ended.map(({ owner, pool, seed, fitness: score }) => [owner, pool, seed, score]);
  expect(tables.trainings.map((row) => [row.owner, row.pool, row.seed, row.fitness])).toEqual(
    expect.arrayContaining(expected),
  );
  const points = ended.flatMap(({ artifact }) => {
    const text = readFileSync(join(record.folder, artifact), "utf8");
    return (JSON.parse(text) as { result: { curve: { terms: object }[] } }).result.curve;
  });
  expect(tables.curves).toHaveLength(points.length);
  expect(tables.terms).toHaveLength(points.flatMap(({ terms }) => Object.keys(terms)).length);
  expect(tables.generations.map(({ generation }) => generation)).toEqual([1, 2]);
  expect(tables.references.map(({ reference, fitness_mean }) => [reference, fitness_mean])).toEqual(
    Object.entries(summary.references).map(([name, score]) => [name, score?.fitness.mean]),
  );
});

test("every row has the columns of its table, in their order, and no others", async () => {
  const tables = await readTables(await committedRun("83ee7d"));
  for (const name of tableNames) {
    expect(tables[name].length, name).toBeGreaterThan(0);
    for (const row of tables[name]) expect(Object.keys(row).toSorted(), name).toEqual([...columns[name]].toSorted());
  }
});

test("a run that has not ended has what has ended of it, and claims nothing", async () => {
  const tables = await readTables(await committedRun("508357"));
  expect(tables.runs).toMatchObject([{ status: "interrupted", best: null, pool: null, fitness_mean: null }]);
  expect(tables.candidates).toMatchObject([{ outcome: "pending", fitness: null }, {}, {}]);
  expect(tables.references).toEqual([]);
});

const noSummary = { measured: { by: "nothing", description: "", unmeasured: true as const } };

test("of a run that nothing measures no score is told, whatever zeros its files hold", async () => {
  const events: RunEvent[] = [
    proposed("g1-c1"),
    trained("g1-c1", { fitness: 0, success: 0 }),
    { type: "candidate-evaluated", id: "g1-c1", outcome: "trained", fitness: 0, success: 0, diagnosis: null },
    { type: "generation-ended", generation: 1, best: "g1-c1", fitness: 0 },
  ];
  const files = { "g1-c1.json": { kind: "trained", result: { curve: [point(50, { fitness: 0, success: 0 })] } } };
  const record = recordOf(events, { files });
  const tables = await readTables({ ...record, run: { ...record.run, ...noSummary } });
  const scores = Object.values(tables)
    .flat()
    .flatMap((row) => Object.entries(row).filter(([column]) => /fitness|success/.test(column)));
  expect(scores.length).toBeGreaterThan(8);
  expect(scores.filter(([, value]) => value !== null)).toEqual([]);
  expect(tables.curves).toMatchObject([{ return: 3, length: 4, episodes: 1 }]);
  expect(tables.terms).toMatchObject([{ term: "speed", mean: 0.25 }]);
});

test("a point of a curve before which no episode ended tells nothing that was not measured", async () => {
  const empty = { episodes: 0, return: 0, length: 0, fitness: 0, success: 0 };
  const curve = [point(50, empty), point(100), point(150, { episodes: 0 })];
  const files = { "g1-c1.json": { kind: "trained", result: { curve } } };
  const { curves, terms } = await readTables(recordOf([proposed("g1-c1"), trained("g1-c1")], { files }));
  const nothing = { fitness: null, success: null, return: null, length: null };
  expect(curves).toMatchObject([
    { steps: 50, ...nothing },
    { fitness: 2, return: 3 },
    { steps: 150, ...nothing },
  ]);
  expect(terms).toHaveLength(3);
});

test("a training in parts is one, with the last part's curve and the steps of all; of a seed trained twice the later counts", async () => {
  const part = (until: number | null, from: number | null, outcome: "paused" | "trained") =>
    trained("g1-c1", { job: `until-${until}`, part: { until, from }, outcome, artifact: `${until}.json` });
  const events = [
    proposed("g1-c1"),
    part(50, null, "paused"),
    part(100, 50, "paused"),
    part(null, 100, "trained"),
    trained("reference:human", { job: "first", artifact: "first.json" }),
    trained("reference:human", { job: "again", artifact: "again.json", fitness: 5 }),
  ];
  const files = {
    "50.json": { kind: "paused", curve: [point(50)] },
    "100.json": { kind: "paused", curve: [point(50), point(100)] },
    "null.json": { kind: "trained", result: { curve: [point(50), point(100), point(150)] } },
    "first.json": { kind: "trained", result: { curve: [point(1)] } },
    "again.json": { kind: "trained", result: { curve: [point(2)] } },
  };
  const { trainings, curves } = await readTables(recordOf(events, { files }));
  expect(trainings).toMatchObject([
    { owner: "g1-c1", environment_steps: 300, outcome: "trained" },
    { owner: "reference:human", environment_steps: 100, fitness: 5 },
  ]);
  expect(curves.map(({ owner, steps }) => [owner, steps])).toEqual([
    ["g1-c1", 50],
    ["g1-c1", 100],
    ["g1-c1", 150],
    ["reference:human", 2],
  ]);
});

test("a candidate that was dropped has the curve of its part; one that failed has none", async () => {
  const events = [
    proposed("g1-c1"),
    trained("g1-c1", { outcome: "paused", fitness: null, success: null, part: { until: 50, from: null } }),
    trained("g1-c2", { outcome: "failed", fitness: null, success: null }),
  ];
  const files = {
    "g1-c1.json": { kind: "paused", curve: [point(50, { return: null })], environmentSteps: 50 },
    "g1-c2.json": { kind: "failed", failure: { reason: "threw", message: "" } },
  };
  const { curves, trainings } = await readTables(recordOf(events, { files }));
  expect(curves).toMatchObject([{ owner: "g1-c1", steps: 50, return: null, fitness: 2 }]);
  expect(trainings.map(({ outcome, fitness }) => [outcome, fitness])).toEqual([
    ["paused", null],
    ["failed", null],
  ]);
});
