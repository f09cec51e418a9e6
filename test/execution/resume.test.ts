import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { jobIdentity, type TrainJob } from "../../src/core/job.ts";
import { eventually } from "../attacks/processes.ts";
import { childPath, emptyFolder, executorOn, jobFor, testBrokenOff, testInParts, trainedWhole } from "./going-on.ts";

const parentPath = fileURLToPath(new URL("fixtures/keeping-parent.ts", import.meta.url));

testBrokenOff([["cartpole", "ppo", 20_000]]);
testInParts([
  ["cartpole", "ppo", 20_000],
  ["cartpole", "ars", 12_000],
  ["mountain-car", "trpo", 12_000],
]);

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
  const job = await jobFor("cartpole", { learner: "ppo", steps: 20_000 });
  const folder = emptyFolder();
  const straight = await trainedWhole(job);
  const settings = join(emptyFolder(), "settings.json");
  writeFileSync(settings, JSON.stringify({ childPath, folder, job }));
  const parent = spawn(process.execPath, ["--no-warnings", parentPath, settings], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = new Promise((resolve) => parent.on("exit", resolve));
  parent.stdout.on("data", (data: Buffer) => {
    if (Number(data.toString().trim().split("\n").at(-1)) > 8000) parent.kill("SIGKILL");
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
