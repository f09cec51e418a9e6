import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import type { Job, TrainJob } from "../../src/core/job.ts";
import { createLocalExecutor } from "../../src/execution/local-queue.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { describeNative } from "../simulator/mujoco/native.ts";
import { aliveReward } from "./fixtures/jobs.ts";

const childPath = fileURLToPath(new URL("../../src/app/child.ts", import.meta.url));

describeNative("a training in MuJoCo's shared library", (library) => {
  const locate = ({ environment: { name } }: Job) => ({ environment: name, library, tasks: {} });
  test("the same bytes twice and across an interruption, and others than in WebAssembly", async () => {
    const { hash, tasks } = await findEnvironment("hopper");
    const job = (native: boolean): TrainJob => ({
      kind: "train",
      reward: aliveReward,
      environment: { name: "hopper", hash, options: {}, ...(native ? { physics: "native" as const } : {}) },
      task: { name: tasks[0]?.name as string },
      learner: "ppo",
      budget: { steps: 6000, episodes: 2, checkpoints: 3 },
      seed: 3,
    });
    const folder = mkdtempSync(join(tmpdir(), "rewardsmith-native-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const executor = () => {
      const one = createLocalExecutor({ childPath, locate, jobs: 2, keep: { folder, everyMilliseconds: 0 } });
      onTestFinished(() => one.close());
      return one;
    };
    const first = await executor().train(job(true));
    expect(first.kind).toBe("trained");
    const broken = executor();
    const ended = broken.train(job(true), { onProgress: ({ steps }) => void (steps > 3000 && broken.close()) });
    await expect(ended).rejects.toMatchObject({ code: "aborted" });
    const last = executor();
    const [resumed, wasm] = await Promise.all([last.train(job(true)), last.train(job(false))]);
    expect(resumed).toEqual(first);
    expect(wasm).not.toEqual(first);
  });
});
