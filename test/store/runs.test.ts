import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { createRun, printJson, setRunStatus } from "../../src/store/run-store.ts";
import { listRuns, readRun, resolveRun } from "../../src/store/runs.ts";
import { temporaryFolders } from "./temporary.ts";

const temporary = temporaryFolders();

const evaluated = (id: string, fitness: number | null) => ({
  type: "candidate-evaluated" as const,
  id,
  fitness,
  success: null,
  outcome: "trained" as const,
  diagnosis: null,
});

const proposed = (id: string) => ({
  type: "candidate-proposed" as const,
  generation: 1,
  index: 0,
  id,
  text: "",
  origin: { operator: "sample", parents: [], note: "" },
});

const makeRun = (root: string, { day, task = "reach" }: { day: string; task?: string }) =>
  createRun({
    root,
    environment: "toy",
    task,
    seed: 1,
    config: { designer: "symbolic" },
    now: new Date(`2026-01-${day}T00:00:00Z`),
  });

test("runs are listed newest first with status and best; a killed one is interrupted", async () => {
  const root = temporary();
  const killed = await makeRun(root, { day: "01" });
  for (const id of ["g1-c1", "g1-c2", "g1-c3"]) await killed.once(`proposed:${id}`, async () => proposed(id));
  await killed.once("a", async () => evaluated("g1-c1", -3));
  await killed.once("b", async () => evaluated("g1-c2", null));
  await killed.once("c", async () => evaluated("g1-c3", -2));
  await killed.close();
  const finished = await makeRun(root, { day: "02" });
  await finished.write("summary.json", printJson({ status: "completed", best: { fitness: { mean: 7 } } }));
  await setRunStatus(finished, "completed");
  await finished.close();
  const live = await makeRun(root, { day: "03" });
  expect(await listRuns(root)).toMatchObject([
    { name: basename(live.folder), status: "running", best: null, environment: "toy", task: "reach", seed: 1 },
    { status: "completed", best: 7, bestOf: "report", started: "2026-01-02T00:00:00.000Z" },
    { status: "interrupted", best: -2, bestOf: "search", designer: "symbolic" },
  ]);
  expect((await readRun(killed.folder)).status).toBe("interrupted");
  expect((await readRun(live.folder)).status).toBe("running");
  await live.close();
});

test("damaged and foreign folders do not hide the others", async () => {
  const root = temporary();
  const good = await makeRun(root, { day: "01" });
  await good.close();
  const broken = await makeRun(root, { day: "02", task: "balance" });
  await broken.close();
  writeFileSync(join(broken.folder, "run.json"), "{");
  const gone = await makeRun(root, { day: "03" });
  await gone.close();
  rmSync(join(gone.folder, "events.jsonl"));
  mkdirSync(join(root, "notes"));
  mkdirSync(join(root, ".creating-abcdef-1"));
  writeFileSync(join(root, "20260101-000000_file"), "");
  const entries = await listRuns(root);
  expect(entries.map(({ status }) => status)).toEqual(["damaged", "damaged", "interrupted"]);
  expect(entries[0]?.problem).toContain("events.jsonl");
  expect(entries[1]).toMatchObject({ environment: "toy", task: "balance" });
});

test("where nothing measured the candidates the best is listed without a score", async () => {
  const root = temporary();
  const run = await makeRun(root, { day: "01", task: "none" });
  const summary = { status: "completed", measured: { by: "", unmeasured: true }, best: { fitness: { mean: 0 } } };
  await run.write("summary.json", printJson(summary));
  await setRunStatus(run, "completed");
  await run.close();
  expect(await listRuns(root)).toMatchObject([{ task: "none", status: "completed", best: null, bestOf: null }]);
});

test("a best that a budget left unconfirmed is listed as the search's", async () => {
  const root = temporary();
  const stopped = await makeRun(root, { day: "01" });
  const notices = ["the best was not confirmed on report seeds: its score is the search's own"];
  await stopped.write("summary.json", printJson({ status: "budget", best: { fitness: { mean: 7 } }, notices }));
  await setRunStatus(stopped, "budget");
  await stopped.close();
  expect(await listRuns(root)).toMatchObject([{ status: "budget", best: 7, bestOf: "search" }]);
});

test("of an ended run only its two small documents are read", async () => {
  const root = temporary();
  const ended = await makeRun(root, { day: "01" });
  const summary = { status: "completed", designer: "symbolic", best: { fitness: { mean: 7 }, pool: "report" } };
  await ended.write("summary.json", printJson(summary));
  await setRunStatus(ended, "completed");
  await ended.close();
  for (const name of ["events.jsonl", "config.json"]) writeFileSync(join(ended.folder, name), "not read");
  expect(await listRuns(root)).toMatchObject([{ status: "completed", designer: "symbolic", best: 7 }]);
});

test("a beginning that fits many runs names a few of them", async () => {
  const root = temporary();
  for (const id of Array.from({ length: 40 }, (_, index) => String(index).padStart(6, "0"))) {
    mkdirSync(join(root, `20260101-000000_toy-reach_${id}`), { recursive: true });
  }
  const thrown = await resolveRun(root, "20260101").catch((error: Error) => error);
  expect((thrown as Error).message).toContain("fits 40 runs");
  expect((thrown as Error).message.match(/_toy-reach_/g)?.length).toBeLessThan(10);
});

test("no runs folder is no runs", async () => {
  expect(await listRuns(join(temporary(), "missing"))).toEqual([]);
});

test("a run is found by path, name, id, start of either, and as the latest", async () => {
  const root = temporary();
  const runs = [await makeRun(root, { day: "01" }), await makeRun(root, { day: "02" })];
  for (const run of runs) await run.close();
  const [older, newer] = runs.map(({ folder }) => folder) as [string, string];
  const id = basename(older).split("_").at(-1) as string;
  for (const wanted of [older, basename(older), id, id.slice(0, 5), "20260101"]) {
    expect(await resolveRun(root, wanted), wanted).toBe(older);
  }
  expect(await resolveRun(root, "latest")).toBe(newer);
  await expect(resolveRun(root, "2026")).rejects.toMatchObject({ code: "ambiguous-run", exitCode: 2 });
  for (const wanted of ["zzz", "", "../elsewhere"]) {
    await expect(resolveRun(root, wanted)).rejects.toMatchObject({ code: "unknown-run", exitCode: 2 });
  }
});
