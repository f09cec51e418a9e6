import { cpSync, globSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { spentBefore } from "../../../src/app/batch/spend.ts";
import type { BatchRunStatus, BatchSpend } from "../../../src/core/batch.ts";
import { openBatch, runsOfBatch } from "../../../src/store/batches.ts";
import { emptyFolder } from "../../cli/command.ts";

const fixtures = fileURLToPath(new URL("../../fixtures/run-folders/0.1.0/", import.meta.url));
const run = join(fixtures, globSync("*_880dc9", { cwd: fixtures })[0] as string);

/** What a batch had spent whose one run, with a log of its own where `logged`, ended so; null: it did not. */
const spentOf = async (status: BatchRunStatus | null, { steps, logged }: { steps: number; logged: boolean }) => {
  const folder = join(emptyFolder(), "batch_a");
  const store = await openBatch(folder, { name: "a", file: null, runs: 1 });
  if (logged) cpSync(run, join(folder, runsOfBatch, "k"), { recursive: true });
  await store.once("began:k", { type: "batch-run-began", key: "k", attempt: 1, identity: {} });
  const spent: BatchSpend = { usd: 0, tokens: 0, calls: 0, steps };
  if (status !== null)
    await store.once("ended:k:0", { type: "batch-run-ended", key: "k", attempt: 1, status, caps: {}, spent });
  const before = await spentBefore(store);
  await store.close();
  return before.steps;
};

test("what was spent before is what ended runs came to, and of others what their own logs say, never less than was noted", async () => {
  expect(await spentOf("completed", { steps: 7, logged: true })).toBe(7);
  const logged = await spentOf(null, { steps: 0, logged: true });
  expect(logged).toBeGreaterThan(1000);
  // A run that an error had ended went on in a process that was killed.
  expect(await spentOf("errored", { steps: 7, logged: true })).toBe(logged);
  expect(await spentOf("budget", { steps: 10 * logged, logged: true })).toBe(10 * logged);
  expect(await spentOf("errored", { steps: 7, logged: false })).toBe(7);
  expect(await spentOf(null, { steps: 0, logged: false })).toBe(0);
});
