import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TrainJob } from "../../src/core/job.ts";
import type { CompiledReward } from "../../src/core/program.ts";
import { createLocalExecutor } from "../../src/execution/local-queue.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import type { LoadedEnvironment } from "../../src/simulator/types.ts";
import { hasProc } from "./canaries.ts";
import { eventually, processes } from "./processes.ts";

// A program that takes its sandbox process with it, in a training beside a sound one.

const executor = createLocalExecutor({
  childPath: fileURLToPath(new URL("../../src/app/child.ts", import.meta.url)),
  jobs: 2,
});
let cartpole: LoadedEnvironment;
beforeAll(async () => {
  cartpole = await findEnvironment("cartpole");
});
afterAll(() => executor.close());

const rewardOf = (javascript: string): CompiledReward => ({
  source: "",
  javascript,
  weights: { a: 1 },
  initial: {},
  composition: "sum",
  sparse: [],
});
const sound = rewardOf("function terms({ terminated }) { return { a: terminated ? 0 : 1 }; }");
const train = (reward: CompiledReward) => {
  const job: TrainJob = {
    kind: "train",
    reward,
    environment: { name: "cartpole", hash: cartpole.hash, options: {} },
    task: { name: "balance" },
    learner: "ppo",
    budget: { steps: 2048, episodes: 2, checkpoints: 2 },
    seed: 1,
  };
  return executor.train(job);
};
/** Sandboxes of our evaluation children. */
const sandboxes = (): number[] => {
  const all = processes();
  const ours = new Set(all.filter(({ parent }) => parent === process.pid).map(({ pid }) => pid));
  return all
    .filter(({ parent, command }) => ours.has(parent) && command.includes("rewardsmith-sandbox"))
    .map(({ pid }) => pid);
};

/** Processor time so far in hundredths of a second. */
const ticksOf = (pid: number): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [user, system] = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .slice(11, 13);
    return Number(user) + Number(system);
  } catch {
    return 0;
  }
};

/** The attack's failure; the neighbour's outcome is that of a training without any neighbour. */
const besideSound = async (javascript: string, meanwhile: () => Promise<void> = async () => {}) => {
  const [attack, neighbour] = await Promise.all([train(rewardOf(javascript)), train(sound), meanwhile()]);
  expect(neighbour.kind).toBe("trained");
  // The pool is whole again: the next one trains, to the same bytes, and nobody is left over.
  expect(await train(sound)).toEqual(neighbour);
  if (hasProc) expect(await eventually(() => sandboxes().length === 0)).toBe(true);
  if (attack.kind !== "failed") throw new Error(JSON.stringify(attack.kind));
  return attack.failure;
};

test("stuck in a builtin that nothing interrupts: a timeout", async () => {
  const stuck = "function terms() { const x = []; x[4e9] = 1; for (;;) x.lastIndexOf(2); }";
  expect(await besideSound(stuck)).toMatchObject({ reason: "timeout" });
});

test("aborted by V8: memory", async () => {
  const abort = `function terms() { "ab".repeat(2 ** 26).split("").join("xy"); return { a: 1 }; }`;
  expect(await besideSound(abort)).toMatchObject({ reason: "memory" });
});

if (hasProc)
  test("killed by the system: a crash, with the signal's name", async () => {
    const failure = besideSound("function terms() { for (;;) {} }", async () => {
      let spinning: number | undefined;
      // Starting takes a tenth of a second of processor time, a sound training's whole reward less than that.
      await eventually(() => (spinning = sandboxes().find((pid) => ticksOf(pid) > 40)) !== undefined);
      process.kill(spinning as number, "SIGKILL");
    });
    expect(await failure).toMatchObject({
      reason: "crashed",
      message: expect.stringContaining("SIGKILL") as string,
    });
  });
