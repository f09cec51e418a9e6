import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { copyPages } from "../../src/server/copy/write.ts";
import { batchFolder, openBatch } from "../../src/store/batches.ts";
import { emptyFolder } from "../cli/command.ts";
import { servedApp } from "./served.ts";

const committed = fileURLToPath(new URL("../fixtures/run-folders/0.1.0", import.meta.url));
const run = "20261129-034524_mountain-car-reach_83ee7d";

type Copied = { start: string; answers: Map<string, unknown> };

/** As the page reads it: scripts that hand over one answer each. */
const readCopy = (folder: string): Copied => {
  const answers = new Map<string, unknown>();
  const index = `${readFileSync(join(folder, "data/index.js"), "utf8")};JSON.stringify(rewardsmithCopy)`;
  const { start, files } = JSON.parse(runInNewContext(index) as string) as { start: string; files: object };
  for (const [address, file] of Object.entries(files)) {
    const rewardsmithCopy = {
      take: (given: string, answer: unknown) => {
        expect(given).toBe(address);
        answers.set(given, answer);
      },
    };
    runInNewContext(readFileSync(join(folder, String(file)), "utf8"), { rewardsmithCopy });
  }
  return { start, answers };
};

test("a copy of a batch begins at the batch, and has what the server answers of its runs that have begun", async () => {
  const root = emptyFolder();
  const folder = batchFolder(root, "night");
  const store = await openBatch(folder, { name: "night", file: null, runs: 2 });
  const planned = ["a1", "b2"].map((key, seed) => ({ key, cell: { env: "mountain-car" }, seed, identity: {} }));
  const identity = { run: "", program: "", environment: "", measure: "" };
  await store.once("began:a1", { type: "batch-run-began", key: "a1", attempt: 1, identity });
  await store.write("plan.json", JSON.stringify({ file: {}, runs: planned }));
  await store.close();
  cpSync(join(committed, run), join(folder, "runs/a1"), { recursive: true });
  const out = join(root, "pages");
  const { files, notices, folder: written } = await copyPages("night", { runs: root, out });
  expect([written, notices]).toEqual([out, []]);
  const { start, answers } = readCopy(out);
  expect(start).toBe("/batch/batch_night");
  // Of the files, one is the index of the answers, and three are the bundle's and the page's own.
  expect(files).toBe(answers.size + 4);
  const rows = (answers.get("/api/runs") as { rows: { name: string }[] }).rows.map(({ name }) => name);
  expect(rows).toEqual(["batch_night", "batch_night:a1"]);
  const wanted = ["/api/batches/batch_night", "/api/runs/batch_night:a1", "/api/runs/batch_night:a1/lineage"];
  expect([...answers.keys()]).toEqual(expect.arrayContaining(wanted));
  expect([...answers.keys()].filter((address) => address.includes("/candidates/"))).toHaveLength(8);
  const served = servedApp(root);
  try {
    for (const [address, answer] of answers) {
      if (address === "/api/runs") continue;
      const response = await served.ask(address);
      expect(JSON.parse(JSON.stringify(answer))).toEqual(await response.json());
    }
  } finally {
    await served.close();
  }
  const whole = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .join("");
  expect(whole, "nothing names this machine").not.toContain(root);
});

test("a folder of somebody's is left as it is; an earlier copy of the same run goes", async () => {
  const theirs = emptyFolder();
  writeFileSync(join(theirs, "index.html"), "mine");
  await expect(copyPages("508357", { runs: committed, out: theirs })).rejects.toMatchObject({
    code: "export/not-ours",
    exitCode: 2,
  });
  expect(readdirSync(theirs)).toEqual(["index.html"]);
  const out = join(emptyFolder(), "pages");
  await copyPages("508357", { runs: committed, out });
  writeFileSync(join(out, "data/99999.js"), "stale");
  writeFileSync(join(out, "notes.txt"), "mine");
  await copyPages("508357", { runs: committed, out });
  expect(existsSync(join(out, "data/99999.js"))).toBe(false);
  expect(readFileSync(join(out, "notes.txt"), "utf8")).toBe("mine");
  await expect(copyPages("83ee7d", { runs: committed, out })).rejects.toMatchObject({ code: "export/not-ours" });
});

test("no run of that name is refused before anything is written", async () => {
  const out = join(emptyFolder(), "pages");
  await expect(copyPages("nowhere", { runs: committed, out })).rejects.toMatchObject({ exitCode: 2 });
  expect(existsSync(out)).toBe(false);
});
