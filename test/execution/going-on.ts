import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { jobIdentity, type TrainJob } from "../../src/core/job.ts";
import type { CompiledReward } from "../../src/core/program.ts";
import { createLocalExecutor } from "../../src/execution/local-queue.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";

export const childPath = fileURLToPath(new URL("../../src/app/child.ts", import.meta.url));

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

export const jobFor = async (
  name: string,
  { learner, steps }: { learner: string; steps: number },
): Promise<TrainJob> => {
  const { hash, tasks } = await findEnvironment(name);
  return {
    kind: "train",
    reward,
    environment: { name, hash, options: {} },
    task: { name: tasks[0]?.name as string },
    learner,
    budget: { steps, episodes: 3, checkpoints: 6 },
    seed: 4,
  };
};

export const emptyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "rewardsmith-resume-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

export const executorOn = (folder: string, notices: string[] = []) => {
  const executor = createLocalExecutor({
    childPath,
    jobs: 1,
    keep: { folder, everyMilliseconds: 0 },
    onNotice: (message) => void notices.push(message),
  });
  onTestFinished(() => executor.close());
  return executor;
};

/** What trainings that nobody interrupted gave: the same job is asked for by several tests. */
const whole = new Map<string, ReturnType<ReturnType<typeof executorOn>["train"]>>();
export const trainedWhole = (job: TrainJob) => {
  const identity = jobIdentity(job);
  const result = whole.get(identity) ?? executorOn(emptyFolder()).train(job);
  whole.set(identity, result);
  return result;
};

/** An environment, a learner, steps. */
type Row = [name: string, learner: string, steps: number];

export const testBrokenOff = (rows: readonly Row[]): void => {
  test.each(rows)(
    "ended in the middle and asked for again, a training goes on to the same result: %s under %s",
    async (...given) => {
      const [name, learner, steps] = given;
      const job = await jobFor(name, { learner, steps });
      const folder = emptyFolder();
      const straight = await trainedWhole(job);
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
    },
  );
};

export const testInParts = (rows: readonly Row[]): void => {
  test.each(rows)("25 %, 50 % and 100 % give what one piece gives: %s under %s", async (name, learner, steps) => {
    const job = await jobFor(name, { learner, steps });
    const part = (until: number | undefined, from?: number): TrainJob => ({
      ...job,
      budget: { ...job.budget, ...(until && { until }), ...(from && { from }) },
    });
    const [quarter, half] = [steps / 4, steps / 2];
    const folder = emptyFolder();
    const notices: string[] = [];
    const states = () => readdirSync(folder).filter((file) => !file.includes("."));
    const straight = await trainedWhole(job);
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
};
