import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { jobIdentity, type LookJob } from "../../src/core/job.ts";
import { createLocalExecutor } from "../../src/execution/local-queue.ts";
import { openLooks } from "./looks.ts";

const childPath = fileURLToPath(new URL("./fixtures/child.ts", import.meta.url));

const job = (name: string): LookJob => ({
  kind: "look",
  environment: { name, hash: "", options: {} },
  policy: null,
  pool: { of: "play", seed: 4, count: 1 },
  measures: [],
  reward: null,
  record: null,
});

const looker = () => {
  const executor = createLocalExecutor({ childPath, jobs: 1 });
  onTestFinished(() => executor.close());
  return executor;
};

test("a look job is answered by the evaluation child", async () => {
  expect(await looker().look(job("here"))).toEqual({ kind: "failed", failure: { reason: "threw", message: "4" } });
});

test("a child that dies twice is a typed failure", async () => {
  const outcome = await looker().look(job("crash"));
  expect(outcome).toMatchObject({ kind: "failed", failure: { reason: "crashed" } });
});

const { real, trainIn, lookAt, movingReward, testLooks } = openLooks();

testLooks([
  ["mountain-car", "ppo"],
  ["cartpole", "trpo"],
  ["pendulum", "ars"],
  ["hopper", "ppo"],
  ["cartpole", "random"],
]);

test("what decides a look is part of its identity", async () => {
  const { job } = await trainIn("cartpole", { learner: "ppo", reward: movingReward });
  const others: LookJob[] = [
    { ...job, policy: null },
    { ...job, pool: { ...job.pool, of: "play" } },
    { ...job, pool: { ...job.pool, seed: 7 } },
    { ...job, pool: { ...job.pool, count: 3 } },
    { ...job, measures: [] },
    { ...job, measures: [{ kind: "task", task: { name: "other" } }] },
    { ...job, measures: [{ kind: "task", task: { name: "balance", hash: "another" } }] },
    { ...job, measures: [{ kind: "expression", expression: "length", as: "number" }] },
    { ...job, measures: [{ kind: "expression", expression: "ended", as: "condition" }] },
    { ...job, measures: [{ kind: "expression", expression: "ended", as: "constraint" }] },
    { ...job, reward: null },
    { ...job, record: null },
    { ...job, record: { episodes: [1], also: ["observations"] } },
    { ...job, record: { episodes: [2], also: ["observations", "poses"] } },
  ];
  expect(new Set([job, ...others].map(jobIdentity)).size).toBe(others.length + 1);
  // Expressions are asked as tasks are, by a child that knows the environment alone.
  const measures: LookJob["measures"] = [
    { kind: "expression", expression: "length", as: "number" },
    { kind: "expression", expression: "length < 2", as: "condition" },
    { kind: "expression", expression: "abs(pole.angle) < 0.01", as: "constraint" },
  ];
  for (const { values, length } of (await lookAt({ ...job, measures, record: null })).episodes) {
    const [steps, short, upright] = values;
    expect([steps, short]).toEqual([
      { fitness: length, success: null },
      { fitness: 0, success: false, slack: (2 - length) / 2 },
    ]);
    expect(upright?.slack).toBeLessThan(0);
    expect(upright?.at).toBeGreaterThan(0);
    expect(upright?.at).toBeLessThanOrEqual(length);
  }
  // Nothing asked, nothing recorded.
  expect((await lookAt({ ...job, measures: [], record: null })).recording).toBeNull();
});

test("what the reward does wrong is the look's outcome", async () => {
  const { job } = await trainIn("cartpole", { learner: "ppo", reward: movingReward });
  const broken = { ...movingReward, javascript: "function terms() { return { alive: NaN }; }" };
  const outcome = await real.look({ ...job, reward: { name: "broken", program: broken } });
  expect(outcome).toMatchObject({ kind: "failed", failure: { reason: "not-finite" } });
});
