import { fileURLToPath } from "node:url";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { jobIdentity, type LookJob } from "../../src/core/job.ts";
import type { EpisodeOutcome, TrainingResult } from "../../src/core/outcome.ts";
import type { CompiledReward } from "../../src/core/program.ts";
import type { RecordedPlay } from "../../src/core/recording.ts";
import type { Task } from "../../src/core/task.ts";
import { createLocalExecutor } from "../../src/execution/local-queue.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { aliveReward } from "./fixtures/jobs.ts";

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

const real = createLocalExecutor({
  childPath: fileURLToPath(new URL("../../src/app/child.ts", import.meta.url)),
  jobs: 2,
});
afterAll(() => real.close());

/** Not the same from step to step, and with a memory that must begin anew with each episode. */
const movingReward: CompiledReward = {
  ...aliveReward,
  javascript:
    "function terms({ terminated, memory, time }) { memory.calls += 1; return { alive: terminated ? 0 : Math.sin(memory.calls) + time }; }",
  initial: { calls: 0 },
};

const trainIn = async (name: string, { learner, reward }: { learner: string; reward: CompiledReward | null }) => {
  const { hash, tasks } = await findEnvironment(name);
  const task = { name: (tasks[0] as Task).name };
  const environment = { name, hash, options: {} };
  const budget = { steps: 5000, episodes: 4, checkpoints: 5 };
  const outcome = await real.train({ kind: "train", reward, environment, task, learner, budget, seed: 6 });
  if (outcome.kind !== "trained") throw new Error(JSON.stringify(outcome));
  const { policy, seed, episodes } = JSON.parse(JSON.stringify(outcome.result)) as TrainingResult;
  const job: LookJob = {
    kind: "look",
    environment,
    policy: policy === null ? null : { learner, serialized: policy },
    pool: { of: "evaluation", seed, count: episodes.length },
    measures: tasks.map((one): LookJob["measures"][number] => ({ kind: "task", task: { name: one.name } })),
    reward: reward && { name: "it", program: reward },
    record: { episodes: [2], also: ["observations"] },
  };
  return { job, episodes, result: outcome.result, tasks };
};

const lookAt = async (job: LookJob) => {
  const outcome = await real.look(job);
  if (outcome.kind !== "looked") throw new Error(JSON.stringify(outcome));
  return outcome;
};

test.each([
  ["mountain-car", "ppo"],
  ["cartpole", "trpo"],
  ["pendulum", "ars"],
  ["hopper", "ppo"],
  ["hopper", "trpo"],
  ["half-cheetah", "ars"],
  ["cartpole", "random"],
  ["hopper", "random"],
])("a look at the policy of a training meets its very evaluation: %s, %s", async (name, learner) => {
  const random = learner === "random";
  const { job, episodes, tasks, result } = await trainIn(name, {
    learner: random ? "ppo" : learner,
    reward: random ? null : movingReward,
  });
  const { episodes: looked, recording } = await lookAt(job);
  expect(looked).toHaveLength(4);
  looked.forEach(({ values, length, ending, moments, return: total }, index) => {
    const before = episodes[index] as EpisodeOutcome;
    expect(values).toHaveLength(tasks.length);
    expect(values[0]?.fitness).toBe(before.fitness);
    expect(values[0]?.success ?? false).toBe(before.success);
    expect(total).toBe(random ? null : before.return);
    expect(length).toBe(before.length);
    expect(ending).toBe(before.ending);
    expect(moments).toEqual([{ name: ending, step: length }]);
  });
  // The training kept two of its episodes in full; the look, the one that it was asked for.
  const one = recording?.episodes[0] as RecordedPlay;
  expect(recording?.episodes).toHaveLength(1);
  expect(one.length).toBe(episodes[2]?.length);
  for (const [column, values] of Object.entries(one.states)) {
    const recorded = { first: values[0], last: values.at(-1), min: Math.min(...values), max: Math.max(...values) };
    expect(episodes[2]?.features[column]).toMatchObject(recorded);
  }
  expect(one.poses).toBeNull();
  for (const rows of Object.values(one.observations ?? {})) expect(rows).toHaveLength(one.length + 1);
  expect(Object.keys(one.observations ?? {}).length).toBeGreaterThan(1);
  const kept = result.stored.find(({ index }) => index === 2);
  expect(kept === undefined || kept.length === one.length).toBe(true);
});

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
