import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { createRun, setRunStatus } from "../../src/store/run-store.ts";
import { temporaryFolders } from "./temporary.ts";

const temporary = temporaryFolders();
const request = { environment: "mountain-car", task: "Reach the flag!", seed: 3, config: { samples: 8 } };

test("a run folder is named by time, environment, task and id, and holds its documents", async () => {
  const root = join(temporary(), "deep", "runs");
  const now = new Date("2026-03-04T05:06:07.890Z");
  const store = await createRun({ root, ...request, run: { versions: { node: "v24" }, status: "odd" }, now });
  expect(basename(store.folder)).toMatch(/^20260304-050607_mountain-car-reach-the-flag_[0-9a-f]{6}$/);
  const document = JSON.parse(readFileSync(join(store.folder, "run.json"), "utf8")) as Record<string, unknown>;
  expect(document).toMatchObject({
    status: "running",
    environment: "mountain-car",
    task: "Reach the flag!",
    seed: 3,
    started: "2026-03-04T05:06:07.890Z",
    versions: { node: "v24" },
  });
  expect(store.folder.endsWith(`_${String(document["id"])}`)).toBe(true);
  expect(JSON.parse(readFileSync(join(store.folder, "config.json"), "utf8"))).toEqual({ samples: 8 });
  await setRunStatus(store, "completed");
  expect(JSON.parse(readFileSync(join(store.folder, "run.json"), "utf8"))).toMatchObject({
    ...document,
    status: "completed",
  });
  await store.close();
  expect(readdirSync(store.folder).sort()).toEqual(["config.json", "events.jsonl", "run.json"]);
  expect(readdirSync(root)).toEqual([basename(store.folder)]);
});

test("a file in place of the runs folder is refused by name, and stays as it was", async () => {
  const folder = temporary();
  const root = join(folder, "runs");
  writeFileSync(root, "mine");
  await expect(createRun({ root, ...request })).rejects.toMatchObject({
    code: "unwritable",
    exitCode: 1,
    message: expect.stringContaining(root),
  });
  await expect(createRun({ root: join(root, "below"), ...request })).rejects.toMatchObject({ code: "unwritable" });
  expect(readdirSync(folder)).toEqual(["runs"]);
  expect(readFileSync(root, "utf8")).toBe("mine");
});

/** Root may write everywhere, so there the call is made as nobody. */
const withoutPrivileges = async (work: () => Promise<void>): Promise<void> => {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
};

test("an unwritable folder is refused and left empty", async () => {
  const folder = temporary();
  chmodSync(folder, 0o755);
  const root = join(folder, "runs");
  mkdirSync(root);
  chmodSync(root, 0o555);
  await withoutPrivileges(() => expect(createRun({ root, ...request })).rejects.toMatchObject({ code: "unwritable" }));
  chmodSync(root, 0o755);
  expect(readdirSync(root)).toEqual([]);
});

test("what cannot be kept is refused by its place before anything is made", async () => {
  const folder = temporary();
  const circular: Record<string, unknown> = {};
  circular["self"] = circular;
  await expect(createRun({ root: join(folder, "a", "b"), ...request, config: circular })).rejects.toMatchObject({
    code: "unencodable",
    exitCode: 2,
    message: expect.stringContaining("config.self"),
  });
  await expect(createRun({ root: join(folder, "a"), ...request, run: { price: 1n } })).rejects.toMatchObject({
    message: expect.stringContaining("run.price is a bigint"),
  });
  expect(readdirSync(folder)).toEqual([]);
});
