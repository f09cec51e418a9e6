import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { exportFigures } from "../../src/app/export-figures.ts";
import { batchFolder, openBatch } from "../../src/store/batches.ts";
import { emptyFolder } from "../cli/command.ts";

const committed = fileURLToPath(new URL("../fixtures/run-folders/0.1.0", import.meta.url));
const tables = ["candidates", "curves", "generations", "references", "runs", "terms", "trainings"];

test("the tables of a run lie in a folder of their own, made where it is not there", async () => {
  const out = join(emptyFolder(), "deep", "tables");
  const exported = await exportFigures("880dc9", { to: "csv", runs: committed, out });
  expect(exported).toEqual({ folder: out, files: 7, notices: [] });
  expect(readdirSync(out).toSorted()).toEqual(
    [...tables.map((name) => `${name}.csv`), "rewardsmith-export.json"].toSorted(),
  );
  const lines = readFileSync(join(out, "candidates.csv"), "utf8").split("\r\n");
  expect(lines[0]).toMatch(/^run,candidate,generation,/);
  expect(lines).toHaveLength(6);
});

test("runs lie side by side for TensorBoard, whatever else is there", async () => {
  const out = emptyFolder();
  writeFileSync(join(out, "notes.txt"), "mine");
  for (const wanted of ["880dc9", "83ee7d"]) await exportFigures(wanted, { to: "tensorboard", runs: committed, out });
  expect(readdirSync(out)).toHaveLength(3);
  const files = readdirSync(out, { recursive: true }).map(String);
  expect(files.filter((file) => /tfevents/.test(file)).length).toBeGreaterThan(20);
  expect(readFileSync(join(out, "notes.txt"), "utf8")).toBe("mine");
});

test.each(["csv", "tensorboard"] as const)(
  "exported again to %s, a run takes the place of its own files and of nothing else",
  async (to) => {
    const out = emptyFolder();
    await exportFigures("880dc9", { to, runs: committed, out });
    const home = to === "csv" ? out : join(out, readdirSync(out)[0] as string);
    const before = readdirSync(out, { recursive: true }).map(String).toSorted();
    writeFileSync(join(home, "mine.csv"), "mine");
    // What an earlier export left and this one has not.
    const stale = to === "csv" ? "terms.csv.partial" : "events.out.tfevents.0000000001.rewardsmith";
    writeFileSync(join(home, stale), "old");
    await exportFigures("880dc9", { to, runs: committed, out });
    const after = readdirSync(out, { recursive: true }).map(String);
    expect(after.filter((name) => !name.endsWith("mine.csv")).toSorted()).toEqual(before);
    expect(readFileSync(join(home, "mine.csv"), "utf8")).toBe("mine");
  },
);

test("a folder of somebody's, or of another run's tables, is left as it is", async () => {
  const refusal = { code: "export/not-ours", exitCode: 2 };
  const theirs = emptyFolder();
  writeFileSync(join(theirs, "curves.csv"), "mine");
  await expect(exportFigures("880dc9", { to: "csv", runs: committed, out: theirs })).rejects.toMatchObject(refusal);
  expect(readdirSync(theirs)).toEqual(["curves.csv"]);
  expect(readFileSync(join(theirs, "curves.csv"), "utf8")).toBe("mine");
  const tablesOf = emptyFolder();
  await exportFigures("880dc9", { to: "csv", runs: committed, out: tablesOf });
  const before = readFileSync(join(tablesOf, "runs.csv"), "utf8");
  await expect(exportFigures("83ee7d", { to: "csv", runs: committed, out: tablesOf })).rejects.toMatchObject(refusal);
  expect(readFileSync(join(tablesOf, "runs.csv"), "utf8")).toBe(before);
  const named = emptyFolder();
  const run = readdirSync(committed).find((name) => name.endsWith("880dc9")) as string;
  mkdirSync(join(named, run, "weights"), { recursive: true });
  await expect(exportFigures("880dc9", { to: "tensorboard", runs: committed, out: named })).rejects.toMatchObject(
    refusal,
  );
  const file = join(emptyFolder(), "file");
  writeFileSync(file, "mine");
  await expect(exportFigures("880dc9", { to: "csv", runs: committed, out: file })).rejects.toMatchObject({
    code: "unwritable",
  });
});

test("a run folder among runs is never taken for a place to export to", async () => {
  await expect(exportFigures("880dc9", { to: "tensorboard", runs: committed, out: committed })).rejects.toMatchObject({
    code: "export/not-ours",
  });
});

test("a run that has not ended is exported as it is, and that is said", async () => {
  const out = join(emptyFolder(), "tables");
  const { notices } = await exportFigures("508357", { to: "csv", runs: committed, out });
  expect(notices.join()).toContain("has not ended (interrupted)");
  expect(readFileSync(join(out, "curves.csv"), "utf8").split("\r\n")).toHaveLength(2);
});

test("what is no run is named, and no folder is made for it", async () => {
  const out = join(emptyFolder(), "tables");
  await expect(exportFigures("zzzzzz", { to: "csv", runs: committed, out })).rejects.toMatchObject({
    code: "unknown-run",
    exitCode: 2,
  });
  expect(existsSync(out)).toBe(false);
});

/** A batch whose runs are committed ones; `null` has not begun, `"damaged"` holds nothing. */
const batchOf = async (root: string, runs: Record<string, string | null>): Promise<void> => {
  const folder = batchFolder(root, "night");
  const batch = await openBatch(folder, { name: "night", file: null, runs: Object.keys(runs).length });
  const identity = { run: "", program: "", environment: "", measure: "" };
  for (const [key, id] of Object.entries(runs)) {
    if (id === null) continue;
    await batch.once(`began:${key}`, { type: "batch-run-began", key, attempt: 1, identity });
    const source = readdirSync(committed).find((name) => name.endsWith(id));
    mkdirSync(join(folder, "runs", key), { recursive: true });
    if (source !== undefined) cpSync(join(committed, source), join(folder, "runs", key), { recursive: true });
  }
  // Cells as a plan has them; two of one cell and seed are told apart by their keys.
  const plan = Object.keys(runs).map((key) => {
    const [env = "", seed] = key.split("-");
    return { key, cell: { env: `gymnasium:${env}`, words: "go / right" }, seed: Number(seed) % 4, identity };
  });
  await batch.write("plan.json", JSON.stringify({ file: null, runs: plan }));
  await batch.close();
};

test("of a batch each run that has begun is exported; one that cannot be read is left out and named", async () => {
  const root = emptyFolder();
  await batchOf(root, {
    "pole-1": "880dc9",
    "pole-2": "damaged",
    "pole-3": null,
    "car-1": "83ee7d",
    "pole-4": "508357",
  });
  const out = join(root, "tables");
  const { files, notices } = await exportFigures("night", { to: "csv", runs: root, out });
  expect(files).toBe(7);
  expect(notices).toEqual([
    expect.stringContaining("pole-2 is left out: "),
    expect.stringContaining("pole-4 has not ended (interrupted)"),
  ]);
  const rows = readFileSync(join(out, "runs.csv"), "utf8").split("\r\n").slice(1, -1);
  expect(rows.map((row) => row.split(",")[0])).toEqual(["pole-1", "pole-4", "car-1"]);
  const single = join(root, "single");
  await exportFigures("880dc9", { to: "csv", runs: committed, out: single });
  const curvesOf = (folder: string) => readFileSync(join(folder, "curves.csv"), "utf8").split("\r\n").slice(1, -1);
  expect(curvesOf(out).filter((row) => row.startsWith("pole-1,"))).toEqual(
    curvesOf(single).map((row) => row.replace(/^[^,]*/, "pole-1")),
  );
  await exportFigures("night", { to: "tensorboard", runs: root, out: join(root, "logs") });
  await exportFigures("night", { to: "tensorboard", runs: root, out: join(root, "logs") });
  expect(readdirSync(join(root, "logs")).toSorted()).toEqual([
    "gymnasium-car-go-right-seed-1",
    "gymnasium-pole-go-right-seed-0",
    "gymnasium-pole-go-right-seed-1",
  ]);
  const doubled = emptyFolder();
  await batchOf(doubled, { "pole-1": "880dc9", "Pole-5": "508357" });
  await exportFigures("night", { to: "tensorboard", runs: doubled, out: join(doubled, "logs") });
  expect(readdirSync(join(doubled, "logs")).toSorted()).toEqual([
    "gymnasium-Pole-go-right-seed-1-Pole-5",
    "gymnasium-pole-go-right-seed-1-pole-1",
  ]);
});

test("a batch of which nothing has begun makes no folder", async () => {
  const root = emptyFolder();
  await batchOf(root, { "pole-1": null });
  const out = join(root, "tables");
  await expect(exportFigures("night", { to: "csv", runs: root, out })).rejects.toMatchObject({
    code: "export/nothing",
  });
  expect(existsSync(out)).toBe(false);
});
