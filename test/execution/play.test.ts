import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import type { PlayJob } from "../../src/core/job.ts";
import { createLocalExecutor } from "../../src/execution/local.ts";

const childPath = fileURLToPath(new URL("./fixtures/child.ts", import.meta.url));

const job = (name: string): PlayJob => ({
  kind: "play",
  environment: { name, path: "", hash: "", options: {} },
  task: null,
  policy: null,
  reward: null,
  episodes: 1,
  seed: 4,
});

const player = () => {
  const executor = createLocalExecutor({ childPath, jobs: 1 });
  onTestFinished(() => executor.close());
  return executor;
};

test("a play job is answered by the evaluation child", async () => {
  expect(await player().play(job("here"))).toEqual({ kind: "failed", failure: { reason: "threw", message: "4" } });
});

test("a child that dies twice is a typed failure", async () => {
  const outcome = await player().play(job("crash"));
  expect(outcome).toMatchObject({ kind: "failed", failure: { reason: "crashed" } });
});
