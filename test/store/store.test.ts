import { spawn } from "node:child_process";
import { readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { createRun, openRun } from "../../src/store/run-store.ts";
import { storeConformance } from "../conformance/store.ts";
import { temporaryFolders } from "./temporary.ts";

const temporary = temporaryFolders();
const newRun = () =>
  createRun({ root: join(temporary(), "runs"), environment: "toy", task: "reach", seed: 1, config: {} });

describe("conformance", () => storeConformance({ create: newRun, reopen: openRun }));

const record = (store: Awaited<ReturnType<typeof newRun>>, key: string) =>
  store.once(key, async () => ({ type: "notice" as const, message: key }));

test("a torn tail is cut when the run is opened, the cut is noted, and the run goes on", async () => {
  const store = await newRun();
  for (const key of ["a", "b", "c"]) await record(store, key);
  await store.close();
  const path = join(store.folder, "events.jsonl");
  truncateSync(path, readFileSync(path).length - 7);
  const again = await openRun(store.folder);
  const texts = again.events().map((event) => (event.type === "notice" ? event.message : ""));
  expect(texts.slice(0, 2)).toEqual(["a", "b"]);
  expect(texts[2]).toMatch(/^Cut \d+ bytes/);
  await record(again, "c");
  await again.close();
  const third = await openRun(store.folder);
  expect(third.events()).toHaveLength(4);
  await third.close();
});

test("damage in the middle refuses to open, names file and line, changes nothing and leaves no lock", async () => {
  const store = await newRun();
  for (const key of ["a", "b", "c"]) await record(store, key);
  await store.close();
  const path = join(store.folder, "events.jsonl");
  const damaged = readFileSync(path, "utf8").replace('"message":"b"', '"message":"x"');
  writeFileSync(path, damaged);
  await expect(openRun(store.folder)).rejects.toMatchObject({
    code: "log-damaged",
    message: expect.stringMatching(/events\.jsonl is damaged at line 2/),
  });
  expect(readFileSync(path, "utf8")).toBe(damaged);
  expect(readdirSync(store.folder).filter((name) => name.startsWith("lock."))).toEqual([]);
});

test("kill -9 of the writer, again and again: every acknowledged event is there, the log always opens", async () => {
  const store = await newRun();
  await store.close();
  const random = createRandom(7);
  let acknowledged = -1;
  for (let round = 0; round < 8; round++) {
    const child = spawn(process.execPath, [join(import.meta.dirname, "writer.ts"), store.folder], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let errors = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
    const ended = once(child, "close");
    await Promise.race([once(child.stdout, "data"), ended]);
    await new Promise((resolve) => setTimeout(resolve, random.between(0, 40)));
    child.kill("SIGKILL");
    await ended;
    expect(errors).toBe("");
    const numbers = output.trimEnd().split("\n").map(Number);
    expect(numbers[0]).toBeGreaterThan(acknowledged - 1);
    acknowledged = Math.max(acknowledged, ...numbers.filter(Number.isInteger));
    const again = await openRun(store.folder);
    const kept = again.events().filter((event) => event.type === "generation-ended");
    expect(kept.map(({ generation }) => generation)).toEqual(kept.map((_, index) => index));
    expect(kept.length).toBeGreaterThan(acknowledged);
    for (const { generation, best } of kept) {
      await again.read(`candidates/g${generation}/reward.ts`, best ?? undefined);
    }
    const left = readdirSync(store.folder, { recursive: true }).map(String);
    expect(left.filter((name) => name.includes(".tmp-"))).toEqual([]);
    await again.close();
  }
});
