import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { jobIdentity, type TrainJob } from "../../src/core/job.ts";
import type { CompiledReward } from "../../src/core/program.ts";
import { createLocalExecutor } from "../../src/execution/local.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { eventually } from "../attacks/processes.ts";

const childPath = fileURLToPath(new URL("../../src/app/child.ts", import.meta.url));
const parentPath = fileURLToPath(new URL("fixtures/keeping-parent.ts", import.meta.url));

/** Depends on every step since the episode began, so a memory that was lost would show. */
const reward: CompiledReward = {
  source: "",
  javascript: `function terms({ next, memory, terminated }) {
    memory.sum = 0.9 * memory.sum + Math.abs(Object.values(next)[0].x ?? 0);
    return { alive: terminated ? 0 : 1, sum: memory.sum };
  }`,
  weights: { alive: 1, sum: 0.1 },
  initial: { sum: 0 },
  composition: "sum",
  sparse: [],
};

const jobFor = async (name: string, { learner, steps }: { learner: string; steps: number }): Promise<TrainJob> => {
  const { path, hash, tasks } = await findEnvironment(name);
  return {
    kind: "train",
    reward,
    environment: { name, path, hash, options: {} },
    task: { name: tasks[0]?.name as string },
    learner,
    budget: { steps, episodes: 3, checkpoints: 6 },
    seed: 4,
  };
};

const emptyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "rewardsmith-resume-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const executorOn = (folder: string, notices: string[] = []) => {
  const executor = createLocalExecutor({
    childPath,
    jobs: 1,
    keep: { folder, everyMilliseconds: 0 },
    onNotice: (message) => void notices.push(message),
  });
  onTestFinished(() => executor.close());
  return executor;
};

test.each([
  ["cartpole", "ppo", 20_000],
  ["cartpole", "ars", 20_000],
  ["hopper", "ppo", 12_000],
  ["hopper", "trpo", 12_000],
])("ended in the middle and asked for again, a training goes on to the same result: %s under %s", async (...given) => {
  const [name, learner, steps] = given;
  const job = await jobFor(name, { learner, steps });
  const folder = emptyFolder();
  const straight = await executorOn(emptyFolder()).train(job);
  expect(straight.kind).toBe("trained");
  const first = executorOn(folder);
  // Three times, at different places.
  for (const share of [0.2, 0.5]) {
    const executor = share === 0.2 ? first : executorOn(folder);
    const broken = executor.train(job, {
      onProgress: (progress) => void (progress.steps > share * steps && executor.close()),
    });
    await expect(broken).rejects.toMatchObject({ code: "aborted" });
    expect(readdirSync(folder).filter((file) => !file.includes("."))).toEqual([jobIdentity(job)]);
  }
  const notices: string[] = [];
  expect(await executorOn(folder, notices).train(job)).toEqual(straight);
  expect(notices).toHaveLength(1);
  const [, at] = /^the training with seed 4 goes on at step (\d+) of/.exec(notices[0] as string) ?? [];
  expect(Number(at)).toBeGreaterThan(0.4 * steps);
  expect(existsSync(join(folder, jobIdentity(job)))).toBe(false);
});

test.each([
  ["cartpole", "ppo", 20_000],
  ["cartpole", "ars", 20_000],
  ["mountain-car", "trpo", 20_000],
  ["hopper", "ppo", 12_000],
  ["hopper", "trpo", 12_000],
  ["hopper", "ars", 24_000],
])("25 %, 50 % and 100 % give what one piece gives: %s under %s", async (name, learner, steps) => {
  const job = await jobFor(name, { learner, steps });
  const part = (until: number | undefined, from?: number): TrainJob => ({
    ...job,
    budget: { ...job.budget, ...(until && { until }), ...(from && { from }) },
  });
  const [quarter, half] = [steps / 4, steps / 2];
  const folder = emptyFolder();
  const notices: string[] = [];
  const states = () => readdirSync(folder).filter((file) => !file.includes("."));
  const straight = await executorOn(emptyFolder()).train(job);
  expect(straight.kind).toBe("trained");
  const first = await executorOn(folder, notices).train(part(quarter));
  expect(first).toMatchObject({ kind: "paused" });
  expect(states()).toEqual([jobIdentity(part(quarter))]);
  const second = await executorOn(folder, notices).train(part(half, quarter));
  expect(second).toMatchObject({ kind: "paused" });
  expect(states()).toEqual([jobIdentity(part(half))]);
  expect(await executorOn(folder, notices).train(part(undefined, half))).toEqual(straight);
  expect(notices).toEqual([]);
  expect(states()).toEqual([]);
  // What was kept is gone: said, and trained again to the same result.
  expect(await executorOn(folder, notices).train(part(undefined, half))).toEqual(straight);
  expect(notices).toEqual([expect.stringContaining("is gone")]);
});

test("what decides a training's result decides its identity, where it goes on from does not", async () => {
  const job = await jobFor("cartpole", { learner: "ppo", steps: 4000 });
  const identity = (budget: Partial<TrainJob["budget"]>) =>
    jobIdentity({ ...job, budget: { ...job.budget, ...budget } });
  expect(identity({ until: 4000 })).toBe(jobIdentity(job));
  expect(identity({ from: 2000 })).toBe(jobIdentity(job));
  expect(identity({ until: 2000 })).not.toBe(jobIdentity(job));
  expect(identity({ until: 2000, from: 1000 })).toBe(identity({ until: 2000 }));
});

test("kill -9 of everything in the middle: the same policy bytes", async () => {
  const job = await jobFor("cartpole", { learner: "ppo", steps: 40_000 });
  const folder = emptyFolder();
  const straight = await executorOn(emptyFolder()).train(job);
  const settings = join(emptyFolder(), "settings.json");
  writeFileSync(settings, JSON.stringify({ childPath, folder, job }));
  const parent = spawn(process.execPath, ["--no-warnings", parentPath, settings], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = new Promise((resolve) => parent.on("exit", resolve));
  parent.stdout.on("data", (data: Buffer) => {
    if (Number(data.toString().trim().split("\n").at(-1)) > 15_000) parent.kill("SIGKILL");
  });
  await gone;
  expect(parent.signalCode).toBe("SIGKILL");
  // The child notices by itself, and may have written once more until then.
  const file = join(folder, jobIdentity(job));
  let last = "";
  expect(
    await eventually(() => {
      const now = readFileSync(file).toString("base64");
      const quiet = now === last;
      last = now;
      return quiet;
    }),
  ).toBe(true);
  const notices: string[] = [];
  const resumed = await executorOn(folder, notices).train(job);
  expect(notices.join()).toContain("goes on at step");
  if (resumed.kind !== "trained" || straight.kind !== "trained") throw new Error("the training failed");
  expect(JSON.stringify(resumed.result.policy)).toBe(JSON.stringify(straight.result.policy));
  expect(resumed).toEqual(straight);
});

test("what was kept by another job, or is damaged, is not gone on with", async () => {
  const job = await jobFor("cartpole", { learner: "ppo", steps: 4000 });
  const folder = emptyFolder();
  const broken = executorOn(folder);
  const ended = broken.train(job, { onProgress: ({ steps }) => void (steps > 2000 && broken.close()) });
  await expect(ended).rejects.toMatchObject({ code: "aborted" });
  const file = join(folder, jobIdentity(job));
  const bytes = readFileSync(file);
  const other = { ...job, seed: 5 };
  writeFileSync(join(folder, jobIdentity(other)), bytes);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(file, bytes);
  const notices: string[] = [];
  const executor = executorOn(folder, notices);
  const fresh = executorOn(emptyFolder());
  expect(await executor.train(job)).toEqual(await fresh.train(job));
  expect(await executor.train(other)).toEqual(await fresh.train(other));
  expect(notices).toEqual([]);
});
