import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { contentHash } from "../../src/core/hash.ts";
import { mean } from "../../src/core/statistics.ts";
import type { Places } from "../../src/execution/protocol.ts";
import type { TrainJob } from "../../src/core/job.ts";
import type { CompiledReward } from "../../src/core/program.ts";
import { createLocalExecutor } from "../../src/execution/local-queue.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import type { LoadedEnvironment } from "../../src/simulator/types.ts";
import { eventually, processes } from "../attacks/processes.ts";
import { aliveReward } from "./fixtures/jobs.ts";

const childPath = fileURLToPath(new URL("../../src/app/child.ts", import.meta.url));
const executor = createLocalExecutor({ childPath, jobs: 2 });
let cartpole: LoadedEnvironment;
beforeAll(async () => {
  cartpole = await findEnvironment("cartpole");
});
afterAll(() => executor.close());

const environment = () => ({ name: "cartpole", hash: cartpole.hash, options: {} });
const job = (reward: CompiledReward | null, more: Partial<TrainJob> = {}): TrainJob => ({
  kind: "train",
  reward,
  environment: environment(),
  task: { name: "balance" },
  learner: "ppo",
  budget: { steps: 4000, episodes: 5, checkpoints: 4 },
  seed: 1,
  ...more,
});

test("a training in its processes, and the same bytes beside others and alone", async () => {
  const [first, other, random] = await Promise.all([
    executor.train(job(aliveReward)),
    executor.train(job(aliveReward, { seed: 2 })),
    executor.train(job(null)),
  ]);
  if (first.kind !== "trained" || random.kind !== "trained") throw new Error(JSON.stringify([first, random]));
  expect(first.result.environmentSteps).toBeGreaterThan(3000);
  expect(first.result.curve.length).toBeGreaterThan(1);
  expect(first.result.episodes.map((episode) => episode.return)).toEqual(
    // One for each step but the one that ended the episode in the world.
    first.result.episodes.map(({ length, ending }) => length - (ending === "terminated" ? 1 : 0)),
  );
  expect(random.result.episodes).toHaveLength(5);
  expect(other).not.toEqual(first);
  expect(await executor.train(job(aliveReward))).toEqual(first);
});

test.each([
  ["cartpole", "ppo"],
  ["cartpole", "ars"],
  ["hopper", "ppo"],
])(
  "the same seed gives the same policy, byte for byte, alone and beside others: %s under %s",
  async (name, learner) => {
    const { hash, tasks } = await findEnvironment(name);
    const train = async (seed: number) => {
      const outcome = await executor.train(
        job(aliveReward, {
          environment: { name, hash, options: {} },
          task: { name: tasks[0]?.name as string },
          learner,
          budget: { steps: 3000, episodes: 2, checkpoints: 3 },
          seed,
        }),
      );
      if (outcome.kind !== "trained") throw new Error(JSON.stringify(outcome));
      return JSON.stringify(outcome.result.policy);
    };
    const [beside, other] = await Promise.all([train(3), train(4)]);
    expect(await train(3)).toBe(beside);
    expect(other).not.toBe(beside);
  },
);

test("a program's fault at run time is the outcome, with term and reason", async () => {
  const broken = { ...aliveReward, javascript: "function terms({ time }) { return { alive: time > 0.1 ? NaN : 1 }; }" };
  expect(await executor.train(job(broken))).toMatchObject({
    kind: "failed",
    failure: { reason: "not-finite", term: "alive" },
  });
});

test("probes: figures of a sound program, the failure of a broken one, then a sound one again", async () => {
  const probe = (javascript: string) =>
    executor.probe({ kind: "probe", reward: { ...aliveReward, javascript }, environment: environment(), seed: 1 });
  expect(await probe(aliveReward.javascript)).toMatchObject({
    kind: "probed",
    result: { terms: { alive: { min: 0, max: 1 } } },
  });
  expect(await probe("function terms() { null.x; }")).toMatchObject({ kind: "failed", failure: { reason: "threw" } });
  expect(await probe("function terms() { return { alive: 2 }; }")).toMatchObject({
    kind: "probed",
    result: { terms: { alive: { mean: 2 } } },
  });
});

test.each([
  ["an unknown task", { task: { name: "juggle" } }, "unknown-task", /juggle/],
  ["an unknown learner", { learner: "guesswork" }, "unknown-learner", /guesswork/],
  [
    "a task file that this machine was not told of",
    { task: { name: "mine", hash: "nowhere" } },
    "unusable-task-file",
    /'mine' \(content nowhere/,
  ],
])("the system's fault is thrown: %s", async (_name, more, code, message) => {
  const refused = executor.train(job(aliveReward, more));
  await expect(refused).rejects.toMatchObject({ code, exitCode: 2 });
  await expect(refused).rejects.toThrow(message);
});

test("a task's file is where the machine says, and what its content was", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rewardsmith-task-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const text = `export const task = { name: "mine", description: "", references: {}, steps: 1, fitness: (episode) => 7 * episode.length };\n`;
  const mine = job(null, { task: { name: "mine", hash: contentHash(text) } });
  const fitnessFrom = async (file: string) => {
    const places: Places = { environment: "cartpole", tasks: { [contentHash(text)]: file } };
    const one = createLocalExecutor({ childPath, jobs: 1, locate: () => places });
    try {
      const outcome = await one.train(mine);
      return (
        outcome.kind === "trained" && outcome.result.fitness / mean(outcome.result.episodes.map(({ length }) => length))
      );
    } finally {
      await one.close();
    }
  };
  for (const name of ["here.ts", "there.ts"]) {
    writeFileSync(join(folder, name), text);
    expect(await fitnessFrom(join(folder, name))).toBeCloseTo(7, 9);
  }
  writeFileSync(join(folder, "there.ts"), `${text}\n`);
  for (const name of ["there.ts", "nowhere.ts"]) {
    await expect(fitnessFrom(join(folder, name))).rejects.toMatchObject({ code: "unusable-task-file", exitCode: 2 });
  }
});

test("an environment that changed since the run began is refused", async () => {
  const changed = { ...environment(), hash: "another" };
  await expect(executor.train(job(aliveReward, { environment: changed }))).rejects.toMatchObject({
    code: "environment-changed",
  });
});

const hasProc = existsSync("/proc/self/stat");
if (!hasProc) console.warn("skipped: what close leaves of processes, for this system has no /proc");

test.skipIf(!hasProc)("after close nothing of it is left (needs /proc)", async () => {
  const one = createLocalExecutor({ childPath, jobs: 1 });
  const training = one.train(job(aliveReward, { budget: { steps: 10_000_000, episodes: 5, checkpoints: 4 } }));
  const refused = expect(training).rejects.toMatchObject({ code: "aborted" });
  const groups = () =>
    processes().filter((other) => other.parent === process.pid && other.command.includes("app/child"));
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const mine = groups().map(({ pid }) => pid);
  expect(mine.length).toBeGreaterThan(0);
  await Promise.all([one.close(), executor.close(), refused]);
  expect(await eventually(() => !processes().some((other) => mine.includes(other.group) && other.state !== "Z"))).toBe(
    true,
  );
});
