import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryRuns } from "../browser/temporary-runs.ts";
import type { RunsPage } from "../../src/server/routes/runs.ts";
import type { RunPage } from "../../src/server/views/run/types.ts";
import { courseOf } from "../../src/server/views/runs.ts";
import { servedApp } from "./served.ts";

const { runs, names, close } = temporaryRuns();
const { ask, put, close: end } = servedApp(runs);
afterAll(() => {
  end();
  close();
});

const pageOf = async (name: string): Promise<RunPage> => (await ask(`/api/runs/${name}`)).json() as Promise<RunPage>;
const ended = names.find((name) => name.includes("mountain-car")) as string;
const interrupted = names.find((name) => name.endsWith("508357")) as string;

let list: RunsPage;
beforeAll(async () => {
  list = (await (await ask("/api/runs")).json()) as RunsPage;
});

test("the list holds every run, newest first, with what it claims and whose seeds that is of", () => {
  expect(list.rows.map(({ name }) => name)).toEqual(names.toReversed());
  const row = list.rows.find(({ name }) => name === ended);
  expect(row).toMatchObject({ status: "completed", kind: "run", measuredBy: "mountain-car/reach", done: [2, 2] });
  expect(row?.best).toMatchObject({ pool: "report", seeds: 2, interval: null });
  expect(row?.course).toEqual(row?.course.toSorted((left, right) => Number(left) - Number(right)));
  expect(list.rows.find(({ name }) => name === interrupted)).toMatchObject({ status: "interrupted", best: null });
});

test("tags and a note are on the disk when they are answered, and stand in the list as they were written", async () => {
  const said = { tags: ["good one", "<b>bold</b>"], note: "<script>alert(1)</script>\nsecond line" };
  const response = await put(`/api/runs/${ended}/labels`, said);
  expect([response.status, await response.json()]).toEqual([200, said]);
  // Another server of the same folder: nothing is only in memory.
  const other = servedApp(runs);
  const rows = ((await (await other.ask("/api/runs")).json()) as RunsPage).rows;
  expect(rows.find(({ name }) => name === ended)).toMatchObject(said);
  other.close();
});

test("a run's page tells every candidate's fate, the references beside the best, and curves with their seeds", async () => {
  const page = await pageOf(ended);
  expect(page).toMatchObject({ status: "completed", generation: 2, generations: 2, secondsLeft: null, running: [] });
  expect(page.strip.map(({ number, marks }) => [number, marks.length])).toEqual([
    [1, 4],
    [2, 4],
  ]);
  const fitness = page.strip.flatMap(({ marks }) => marks.flatMap((mark) => mark.fitness ?? []));
  expect(Math.max(...fitness)).toBe(list.rows.find(({ name }) => name === ended)?.course.at(-1));
  expect(page.references.map(({ name }) => name)).toContain("human");
  expect(page.curves.map(({ kind }) => kind)).toContain("best");
  for (const { points } of page.curves) expect(points.length).toBeGreaterThan(1);
  expect(page.told.map(({ text }) => text).join("\n")).toContain("generation 2 of 2");
});

test("where nobody carries a run out nothing is in training and no time is left", async () => {
  const page = await pageOf(interrupted);
  expect(page).toMatchObject({ status: "interrupted", running: [], secondsLeft: null });
  expect(page.strip.flatMap(({ marks }) => marks.map(({ fate }) => fate))).not.toContain("training");
});

test("the best so far rises or stays, and is nothing before somebody was trained", () => {
  const candidate = (generation: number, fitness: number | null) => ({ generation, fitness });
  const candidates = { a: candidate(1, null), b: candidate(2, 3), c: candidate(3, 1), d: candidate(4, 5) };
  expect(courseOf({ generation: 4, candidates } as unknown as Parameters<typeof courseOf>[0])).toEqual([null, 3, 3, 5]);
});
