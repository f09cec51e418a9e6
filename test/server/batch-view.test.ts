import { expect, test } from "vitest";
import { createRunView } from "../../src/core/run-view.ts";
import type { BatchRunState } from "../../src/core/batch.ts";
import type { BatchQueue } from "../../src/core/batch-queue.ts";
import type { RunSummary } from "../../src/core/summary.ts";
import { batchPage, type RunOfBatch } from "../../src/server/views/batch/batch.ts";
import type { BatchRecord } from "../../src/store/batches.ts";

const spent = { usd: 0.5, tokens: 10, calls: 2, steps: 1000 };
const began = (attempt: number): BatchRunState => ({ attempt, identity: {}, ended: null });
const ended = (status: "completed" | "errored", reason?: string): BatchRunState => ({
  attempt: 1,
  identity: {},
  ended: {
    type: "batch-run-ended",
    key: "",
    attempt: 1,
    status,
    caps: {},
    spent,
    ...(reason !== undefined && { reason }),
  },
});

const run = (strategy: string, seed: number) => ({
  key: `${strategy}${seed}`,
  cell: { env: "cartpole", strategy },
  seed,
  identity: {},
});

const record: BatchRecord = {
  folder: "/runs/batch_try",
  batch: { name: "try", status: "running", file: "/try.yaml", started: "2026-11-30T00:00:00Z", runs: 6 },
  plan: {
    file: { budget: { "max-usd": 4 }, jobs: 2, defaults: { executor: "local" } },
    runs: [run("greedy", 2), run("greedy", 1), run("greedy", 3), run("islands", 1), run("islands", 2)],
  },
  states: new Map([
    ["greedy1", ended("completed")],
    ["greedy2", ended("completed")],
    ["greedy3", ended("errored", "no memory")],
    ["islands1", began(2)],
  ]),
};

const claimed = (mean: number): RunOfBatch => ({
  summary: { best: { pool: "report", fitness: { mean }, success: 1 }, humanNormalized: 0.9 } as unknown as RunSummary,
  view: null,
});

const view = {
  ...createRunView(),
  generationsEnded: 1,
  best: { id: "g1-c1", fitness: 9, success: 0.5, reason: "" },
  running: {
    j: {
      owner: "g2-c1",
      pool: "search" as const,
      seed: 4,
      job: "j",
      during: 0,
      steps: 5,
      total: 10,
      stepsPerSecond: 1,
    },
  },
  notices: ["worker a1 on host b takes jobs", "designer symbolic"],
};

const known = new Map<string, RunOfBatch>([
  ["greedy1", claimed(1)],
  ["greedy2", claimed(3)],
  ["islands1", { summary: null, view }],
]);

const at = Date.parse("2026-11-30T00:01:00Z");
const nobody = { known, told: null, now: at };

test("runs stand in their cells by seed, with where each is and what it is worth", () => {
  const page = batchPage(record, nobody);
  expect(page.columns).toEqual(["env", "strategy"]);
  expect(page.seeds).toEqual([1, 2, 3]);
  expect(page.states).toEqual({ completed: 2, errored: 1, running: 1, waiting: 1 });
  expect(page.cells.map(({ runs }) => runs.map(({ seed, state, fitness }) => [seed, state, fitness]))).toEqual([
    [
      [1, "completed", 1],
      [2, "completed", 3],
      [3, "errored", null],
    ],
    [
      [1, "running", 9],
      [2, "waiting", null],
    ],
  ]);
});

test("the mean of a cell is over claims alone, and has an interval from two of them on", () => {
  const [greedy, islands] = batchPage(record, nobody).cells;
  expect(greedy?.fitness?.mean).toBe(2);
  expect(greedy?.fitness?.interval?.[0]).toBeCloseTo(2 - 12.706, 2);
  // The best of a search that goes on is no claim.
  expect(islands?.fitness).toBeNull();
  expect(islands?.runs[0]).toMatchObject({ isClaim: false, progress: [1, null], name: "batch_try:islands1-2" });
});

test("what was spent is summed over what ended and what is under way; caps, trainings and workers are told", () => {
  const { spent: sum, budget, queue } = batchPage(record, nobody);
  expect(sum).toEqual({ usd: 1.5, tokens: 30, calls: 6, steps: 3000 });
  expect(budget).toEqual({ "max-usd": 4 });
  expect(queue).toMatchObject({
    executor: "local",
    jobs: 2,
    trainings: [{ run: "batch_try:islands1-2", owner: "g2-c1", steps: 5, total: 10 }],
    said: ["worker a1 on host b takes jobs"],
  });
});

const told: BatchQueue = {
  at: "2026-11-30T00:00:56Z",
  queues: [
    { kind: "local", host: "here", places: 2, underWay: 2, waiting: 5 },
    {
      kind: "bullmq",
      address: "redis://host:6379",
      workers: [
        { id: "w1", host: "there", places: 2, silentSeconds: 3, jobs: ["j", "of another batch"] },
        { id: "w2", host: "there", places: 4, silentSeconds: 41, jobs: [] },
      ],
      underWay: 2,
      waiting: 7,
      unfit: ["the worker w3 has another build"],
      problem: null,
    },
  ],
};

test("workers stand with what they train of this batch, what else they do, and how old that is; the queue with its length", () => {
  const { queue } = batchPage(record, { known, told, now: at });
  expect(queue.age).toBe(4);
  expect(queue.trainings).toMatchObject([{ owner: "g2-c1", worker: "w1" }]);
  expect(queue.queues).toMatchObject([
    { kind: "local", places: 2, underWay: 2, waiting: 5 },
    {
      kind: "bullmq",
      waiting: 7,
      unfit: ["the worker w3 has another build"],
      workers: [
        { id: "w1", trainings: [0], others: 1 },
        { id: "w2", trainings: [], others: 0, silentSeconds: 41 },
      ],
    },
  ]);
});

test("while its process ends, that is said; of a process that is gone it is not", () => {
  const stopping = { ...record.batch, stopping: true as const };
  expect(batchPage({ ...record, batch: stopping }, nobody).stopping).toBe(true);
  expect(batchPage({ ...record, batch: { ...stopping, status: "interrupted" } }, nobody).stopping).toBe(false);
  expect(batchPage(record, nobody).stopping).toBe(false);
});

test("a run that nobody carries out any more was interrupted", () => {
  const page = batchPage({ ...record, batch: { ...record.batch, status: "interrupted" } }, { ...nobody, told });
  expect(page.states).toMatchObject({ interrupted: 1 });
  expect(page.queue.trainings).toEqual([]);
  // Nor does anybody work for it.
  expect(page.queue).toMatchObject({ queues: [], age: null });
});
