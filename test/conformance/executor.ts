import { readFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { RewardsmithError } from "../../src/core/errors.ts";
import type { Executor, JobProgress } from "../../src/core/interfaces.ts";
import { probeJob, trainJob } from "../execution/fixtures/jobs.ts";

/**
 * What every executor must do. `create` gives one that runs the jobs of test/execution/fixtures/child.ts, `jobs` at a
 * time, and gives up on a job after `deadlineMilliseconds`.
 */
export const testExecutor = (
  name: string,
  create: (options: { jobs: number; deadlineMilliseconds: number }) => Executor,
): void => {
  describe(`executor: ${name}`, () => {
    const made: Executor[] = [];
    const executor = ({ jobs = 2, deadlineMilliseconds = 60_000 } = {}): Executor => {
      const one = create({ jobs, deadlineMilliseconds });
      made.push(one);
      return one;
    };
    afterEach(() => Promise.all(made.splice(0).map((one) => one.close())));
    const traceFile = () => join(mkdtempSync(join(tmpdir(), "rewardsmith-executor-")), "trace");

    test("each job has its own outcome", async () => {
      const one = executor();
      const outcomes = await Promise.all([1, 2, 3, 4, 5].map((seed) => one.train(trainJob("succeed", { seed }))));
      expect(outcomes.map((outcome) => outcome.kind === "trained" && outcome.result.seed)).toEqual([1, 2, 3, 4, 5]);
    });

    test("progress comes in order, before the outcome", async () => {
      const seen: JobProgress[] = [];
      await executor().train(trainJob("progress"), { onProgress: (progress) => seen.push(progress) });
      expect(seen.map(({ steps, fitness }) => [steps, fitness])).toEqual([
        [1, null],
        [2, 0.5],
        [3, 0.5],
      ]);
    });

    test("no more jobs at a time than allowed", async () => {
      const one = executor({ jobs: 2 });
      const file = traceFile();
      await Promise.all([1, 2, 3, 4, 5].map((seed) => one.train(trainJob("interval", { file, seed }))));
      let running = 0;
      const most = readFileSync(file, "utf8")
        .trim()
        .split("\n")
        .map((line) => (running += line.endsWith("start") ? 1 : -1));
      expect(Math.max(...most)).toBeLessThanOrEqual(2);
      expect(running).toBe(0);
    });

    test("trainings do not share a process, probes do", async () => {
      const one = executor({ jobs: 1 });
      const pids = [];
      for (const seed of [1, 2]) {
        const outcome = await one.train(trainJob("identity", { seed }));
        pids.push(outcome.kind === "trained" && outcome.result.policy);
      }
      expect(pids[0]).not.toBe(pids[1]);
      const probes = await Promise.all([1, 2, 3].map((seed) => one.probe(probeJob("none", seed))));
      const results = probes.map((outcome) => (outcome.kind === "probed" ? outcome.result : null));
      expect(new Set(results.map((result) => result?.rows)).size).toBe(1);
      expect(results.map((result) => result?.episodes[0]?.length)).toEqual([1, 2, 3]);
    });

    test("a job that never ends fails with timeout, after a second try", async () => {
      const outcome = await executor({ deadlineMilliseconds: 500 }).train(trainJob("spin"));
      expect(outcome).toMatchObject({ kind: "failed", failure: { reason: "timeout" } });
    });

    test("a second try at a deadline runs alone, and may succeed", async () => {
      const one = executor({ jobs: 2, deadlineMilliseconds: 4000 });
      const file = traceFile();
      const others = traceFile();
      const [late] = await Promise.all([
        one.train(trainJob("spin-once", { file, seed: 9 })),
        ...[1, 2, 3].map((seed) => one.train(trainJob("interval", { file: others, seed }))),
      ]);
      expect(late).toMatchObject({ kind: "trained", result: { seed: 9 } });
    });

    test("a process that dies is tried once more, then failed", async () => {
      const one = executor();
      const file = traceFile();
      expect(await one.train(trainJob("crash-once", { file }))).toMatchObject({ kind: "trained" });
      expect(await one.train(trainJob("crash"))).toMatchObject({ kind: "failed", failure: { reason: "crashed" } });
      expect(await one.train(trainJob("succeed"))).toMatchObject({ kind: "trained" });
    });

    test("what the system cannot do is thrown, with code and next action", async () => {
      const one = executor();
      await expect(one.train(trainJob("refuse"))).rejects.toMatchObject({
        code: "no-such-thing",
        message: "No thing 'x'",
        action: "Name it.",
      });
      await expect(one.train(trainJob("break"))).rejects.toThrow(/Cannot read properties of undefined.*child/s);
    });

    test("a probe that crashes or hangs does not spoil the next", async () => {
      const one = executor({ deadlineMilliseconds: 2000 });
      expect(await one.probe(probeJob("crash"))).toMatchObject({ kind: "failed", failure: { reason: "crashed" } });
      expect(await one.probe(probeJob("spin"))).toMatchObject({ kind: "failed", failure: { reason: "timeout" } });
      expect(await one.probe(probeJob("none"))).toMatchObject({ kind: "probed" });
    });

    test("aborting ends a running job and one that waits", async () => {
      const one = executor({ jobs: 1 });
      const controller = new AbortController();
      const jobs = ["wait", "succeed"].map((task) => one.train(trainJob(task), { signal: controller.signal }));
      setTimeout(() => controller.abort(), 300);
      const ends = await Promise.allSettled(jobs);
      for (const end of ends) {
        expect(end).toMatchObject({ status: "rejected", reason: { code: "aborted", exitCode: 130 } });
        expect((end as PromiseRejectedResult).reason).toBeInstanceOf(RewardsmithError);
      }
      expect(await one.train(trainJob("succeed"))).toMatchObject({ kind: "trained" });
    });

    test("closing refuses what runs, what waits and what comes later", async () => {
      const one = executor({ jobs: 1 });
      const jobs = Promise.allSettled([one.train(trainJob("wait")), one.train(trainJob("succeed"))]);
      setTimeout(() => void one.close(), 200);
      expect((await jobs).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
      await expect(one.train(trainJob("succeed"))).rejects.toMatchObject({ code: "aborted" });
      await expect(one.probe(probeJob("none"))).rejects.toMatchObject({ code: "aborted" });
    });
  });
};
