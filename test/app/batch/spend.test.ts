import { cpSync, globSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { spentBefore, spentSoFar } from "../../../src/app/batch/spend.ts";
import { ledgerOf } from "../../../src/app/model.ts";
import type { BatchRunStatus, BatchSpend } from "../../../src/core/batch.ts";
import { cacheKey } from "../../../src/model/cache.ts";
import { openBatch, runsOfBatch } from "../../../src/store/batches.ts";
import { openRun } from "../../../src/store/run-store.ts";
import { emptyFolder } from "../../cli/command.ts";
import { request } from "../../model/stack.ts";

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

const completion = { kind: "text", text: "a", inputTokens: 5, outputTokens: 2, usd: 0.5, cached: false } as const;

test("calls that a run did not live to note are counted: answers that lie in its ledger or came first of all, and requests on their way at the most they can cost", async () => {
  const folder = join(emptyFolder(), "batch_a");
  const batch = await openBatch(folder, { name: "a", file: null, runs: 1 });
  const at = join(folder, runsOfBatch, "k");
  cpSync(run, at, { recursive: true });
  await batch.once("began:k", { type: "batch-run-began", key: "k", attempt: 1, identity: {} });
  const settled = await spentBefore(batch);

  const store = await openRun(at);
  const ledger = ledgerOf(store);
  const asked = [request(0), request(1), request(2)] as const;
  for (const one of asked) {
    const key = cacheKey(one, { baseUrl: "here" });
    await store.once(`model-requested:${key}`, async () => ({ type: "model-requested", key, label: "a" }));
    await ledger.write(key, { state: "requested", request: one });
  }
  const early = { request: request(9), completion, key: cacheKey(request(9), { baseUrl: "here" }) };
  await store.write("early.json", JSON.stringify({ answers: [early] }));
  const [, answered, failed] = asked;
  const keys = { answered: cacheKey(answered, { baseUrl: "here" }), failed: cacheKey(failed, { baseUrl: "here" }) };
  await ledger.write(keys.answered, { state: "completed", request: answered, completion });
  await ledger.write(keys.failed, { state: "failed", request: failed, message: "refused" });
  await store.close();

  const before = await spentBefore(batch);
  const noted = await spentSoFar(at);
  expect(before.calls - settled.calls).toBe(3);
  // What is presumed is no spend: two answers are.
  expect(noted.calls - settled.calls).toBe(2);
  expect(noted.tokens - settled.tokens).toBe(14);
  expect(noted.usd - settled.usd).toBe(1);
  // The prompt, and all that it may be answered with.
  expect(before.tokens).toBeGreaterThan(noted.tokens + request().maxTokens);
  expect(before.usd).toBeGreaterThan(noted.usd);
  await batch.close();
});
