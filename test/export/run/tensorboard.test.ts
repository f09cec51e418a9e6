import { expect, test } from "vitest";
import { readTables } from "../../../src/export/run/read-tables.ts";
import type { RunTables } from "../../../src/export/run/tables.ts";
import { tensorboardFiles } from "../../../src/export/run/tensorboard.ts";
import { readEvents } from "../tensorboard/read-events.ts";
import { committedRun } from "./record.ts";

const scalarsIn = (tables: RunTables) =>
  [...tensorboardFiles(tables, { started: "2026-01-01T00:00:00.000Z" })].flatMap(([path, bytes]) =>
    readEvents(Buffer.from(bytes)).scalars.map((scalar) => ({
      folder: path.split("/").slice(0, -1).join("/"),
      ...scalar,
    })),
  );

test.each(["880dc9", "83ee7d", "508357"])("every figure of a run's curves and scores is one point (%s)", async (id) => {
  const tables = await readTables(await committedRun(id));
  const told = scalarsIn(tables).map(({ folder, tag, step, value }) => [folder, tag, step, value].join(" "));
  const expected: string[] = [];
  const expect_ = (folder: string, tag: string, step: number, value: number | null) => {
    if (value !== null) expected.push([folder, tag, step, Math.fround(value)].join(" "));
  };
  const trainingOf = ({ owner, pool, seed }: { owner: string; pool: string; seed: number }) =>
    `${owner.replace(":", "-")}/${pool}-${seed}`;
  for (const row of tables.curves)
    for (const name of ["fitness", "success", "return", "length", "episodes"] as const)
      expect_(trainingOf(row), `curve/${name}`, row.steps, row[name]);
  for (const row of tables.terms) expect_(trainingOf(row), `terms/${row.term}`, row.steps, row.mean);
  for (const row of tables.trainings)
    for (const name of ["fitness", "success"] as const)
      expect_(trainingOf(row), `evaluation/${name}`, row.environment_steps, row[name]);
  for (const row of tables.generations)
    for (const name of ["best_fitness", "highest_fitness", "mean_fitness", "trained", "environment_steps"] as const)
      expect_("search", `generation/${name}`, row.generation, row[name]);
  const claims = [
    ...tables.runs.map((row) => ({ name: "best", ...row })),
    ...tables.references.map((row) => ({ name: row.reference, ...row })),
  ];
  for (const row of claims)
    for (const name of ["fitness_mean", "fitness_low", "fitness_high", "success"] as const)
      expect_(`claimed/${row.name}`, `claimed/${name}`, 0, row[name]);
  expect(expected.length).toBeGreaterThan(3);
  expect(told.toSorted()).toEqual(expected.toSorted());
});

test("the score of a best that was not confirmed is no claim", async () => {
  const tables = await readTables(await committedRun("880dc9"));
  const unconfirmed = { ...tables, runs: tables.runs.map((row) => ({ ...row, pool: "search" })) };
  const folders = (of: RunTables) => new Set(scalarsIn(of).map(({ folder }) => folder));
  expect(folders(tables)).toContain("claimed/best");
  expect(folders(unconfirmed)).not.toContain("claimed/best");
});
