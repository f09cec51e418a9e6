import { afterAll, beforeAll, expect, test } from "vitest";
import type { BatchQueue } from "../../src/core/batch-queue.ts";
import {
  batchFolder,
  openBatch,
  planFile,
  queueFile,
  updateBatch,
  type BatchPlan,
  type BatchStore,
} from "../../src/store/batches.ts";
import { readInbox } from "../../src/store/inbox.ts";
import { seriousFindings } from "./accessibility.ts";
import { describeDashboard, openPage, type Watched } from "./dashboard.ts";
import { keyboardFaults, rememberClickable } from "./keyboard.ts";

const patient = { timeout: 120_000 };

const run = (seed: number) => ({ key: `a${seed}`, cell: { env: "cartpole" }, seed, identity: {} });

/** No such world: who goes on with it is told so. */
const plan: BatchPlan = { file: { name: "shown", defaults: { env: "nowhere" } }, runs: [1, 2].map(run) };

const told = (waiting: number): string => {
  const document: BatchQueue = {
    at: new Date().toISOString(),
    queues: [
      {
        kind: "bullmq",
        address: "redis://machine:6379",
        workers: [{ id: "w0a1b2c3d", host: "<b>other</b>", places: 4, silentSeconds: 12, jobs: ["unknown"] }],
        underWay: 1,
        waiting,
        unfit: ["the worker w9 on there has another REWARDSMITH_WORKER_KEY: neither takes work of the other"],
        problem: null,
      },
    ],
  };
  return JSON.stringify(document);
};

describeDashboard("a batch that another process carries out", (open) => {
  let store: BatchStore;
  let folder: string;
  let page: Watched;
  beforeAll(async () => {
    folder = batchFolder(open.runs, "shown");
    store = await openBatch(folder, { name: "shown", file: null, runs: 2 });
    await store.write(planFile, JSON.stringify(plan));
    await store.write(queueFile, told(7));
    page = await openPage(open.browser, {
      address: open.server.address,
      path: "/batch/batch_shown",
      before: rememberClickable,
    });
  });
  afterAll(() => store.close());

  test("shows its workers, what they do and how many jobs wait, and changes as its process says so", async () => {
    await page.getByText("1 worker, 1 job under way, 7 wait").waitFor(patient);
    const row = page.getByRole("row", { name: "w0a1b2c3d" });
    for (const text of ["<b>other</b>", "1 of 4", "1 other job", "12 s ago"]) await row.getByText(text).waitFor();
    await page.getByText("another REWARDSMITH_WORKER_KEY").waitFor();
    await store.write(queueFile, told(6));
    await page.getByText("6 wait").waitFor(patient);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await keyboardFaults(page)).toEqual([]);
  });

  test("at 390 px nothing lies beyond its edge, light and dark", async () => {
    for (const dark of [false, true]) {
      const narrow = await openPage(open.browser, {
        address: open.server.address,
        path: "/batch/batch_shown",
        width: 390,
        dark,
      });
      await narrow.getByText("6 wait").waitFor(patient);
      expect(await narrow.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
      expect(await seriousFindings(narrow)).toEqual([]);
      await narrow.context().close();
    }
  });

  test("is stopped from its page with the keyboard, says that it stops, and when it has", async () => {
    await page.getByRole("button", { name: "Stop" }).press("Enter");
    await page.getByRole("button", { name: "Stopping…" }).waitFor(patient);
    await expect
      .poll(() => readInbox(folder, { taken: new Set() }), patient)
      .toMatchObject([{ number: 1, message: { kind: "stop" } }]);
    // What its process does with that.
    await updateBatch(store, { stopping: true });
    await page.locator(".state").getByText("stopping").waitFor(patient);
    await updateBatch(store, { status: "interrupted", stopping: undefined });
    await store.close();
    await page.locator(".state.interrupted").first().waitFor(patient);
    expect(await page.getByText("wait, of all").count()).toBe(0);
  });

  test("is gone on with; why it cannot be is told on its page", async () => {
    await page.getByRole("button", { name: "Go on with this batch" }).press("Enter");
    await page.locator(".problem").getByText("nowhere").waitFor(patient);
    expect(page.complaints).toEqual([]);
    expect(page.strays).toEqual([]);
  });
});
