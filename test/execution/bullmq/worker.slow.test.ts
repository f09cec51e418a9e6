import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Executor, Looker } from "../../../src/core/interfaces.ts";
import type { LookJob } from "../../../src/core/job.ts";
import { RewardsmithError } from "../../../src/core/errors.ts";
import { fakeExecutor, fakeResult } from "../../evolution/fakes.ts";
import { eventually, isRunning } from "../../attacks/processes.ts";
import { trainJob } from "../fixtures/jobs.ts";
import { testExecutorOn, testWorkerOn } from "./parts.ts";
import { describeRedis } from "./redis.ts";
import { startRedis, type TestRedis } from "./server.ts";

const driverScript = fileURLToPath(new URL("../fixtures/queue-driver.ts", import.meta.url));
const traceFile = () => join(mkdtempSync(join(tmpdir(), "rewardsmith-worker-")), "trace");
const tracesIn = (file: string): string[] =>
  existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        .filter((line) => line !== "")
    : [];

describeRedis("a worker", () => {
  let server: TestRedis;
  let closing: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    server = await startRedis();
    await server.admin.connect();
  });
  afterAll(() => server.stop());
  afterEach(async () => {
    for (const close of closing.toReversed()) await close();
    closing = [];
    await server.admin.flushall();
  });
  const driver = async (onNotice: (message: string) => void = () => {}): Promise<Executor & Looker> => {
    const executor = await testExecutorOn(server.url, { onNotice });
    closing.push(() => executor.close());
    return executor;
  };
  const worker = async (options: Parameters<typeof testWorkerOn>[1] = {}) => {
    const one = await testWorkerOn(server.url, options);
    closing.push(() => one.drain(0));
    return one;
  };
  const started = async (executor: Executor, job: Parameters<Executor["train"]>[0]) => {
    let outcome: ReturnType<Executor["train"]> | undefined;
    await new Promise<void>((onStarted) => {
      outcome = executor.train(job, { onStarted });
    });
    return { outcome: outcome as ReturnType<Executor["train"]> };
  };

  test("that drains finishes what it has, takes nothing more, and is gone", async () => {
    const executor = await driver();
    const first = await worker({ jobs: 1 });
    const file = traceFile();
    const { outcome } = await started(executor, trainJob("interval", { file, seed: 1 }));
    const next = executor.train(trainJob("interval", { file, seed: 2 }));
    await first.drain();
    expect(await outcome).toMatchObject({ kind: "trained", result: { seed: 1 } });
    expect(tracesIn(file)).toEqual(["1 start", "1 end"]);
    await worker();
    expect(await next).toMatchObject({ kind: "trained", result: { seed: 2 } });
  });

  test("that may not wait gives its jobs back, to be had by another at once, and leaves no process", async () => {
    const notices: string[] = [];
    const executor = await driver((notice) => void notices.push(notice));
    const first = await worker({ jobs: 1 });
    const file = traceFile();
    const { outcome } = await started(executor, trainJob("family", { file }));
    expect(await eventually(() => tracesIn(file).length > 0)).toBe(true);
    const family = tracesIn(file)[0]?.split(" ").map(Number) as number[];
    const given = outcome.catch((thrown: unknown) => thrown);
    await first.drain(0);
    expect(await eventually(() => !family.some(isRunning))).toBe(true);
    expect(await eventually(() => /handed out again/.test(notices.join("\n")))).toBe(true);
    await executor.close();
    expect(await given).toMatchObject({ code: "aborted" });
  });

  test("ends a job whose driver was killed", async () => {
    const file = traceFile();
    await worker({ jobs: 1 });
    const one = spawn(process.execPath, ["--no-warnings", driverScript, server.url, "family", file], {
      stdio: "ignore",
    });
    closing.push(async () => one.kill("SIGKILL"));
    expect(await eventually(() => tracesIn(file).length > 0)).toBe(true);
    const family = tracesIn(file)[0]?.split(" ").map(Number) as number[];
    one.kill("SIGKILL");
    expect(await eventually(() => !family.some(isRunning))).toBe(true);
  });

  test("that is handed a job again while it is at it does not begin again", async () => {
    const file = traceFile();
    const executor = await driver();
    await worker({ jobs: 2 });
    const { outcome } = await started(executor, trainJob("interval", { file }));
    // Redis forgets it; the driver hands the same try out once more, to the same worker.
    await server.admin.flushall();
    expect(await outcome).toMatchObject({ kind: "trained" });
    expect(tracesIn(file).filter((line) => line.endsWith("start"))).toHaveLength(1);
  });

  test("plays looks too, before trainings that wait", async () => {
    const executor = await driver();
    const job: LookJob = {
      kind: "look",
      environment: { name: "none", hash: "", options: {} },
      policy: null,
      pool: { of: "play", seed: 5, count: 1 },
      measures: [],
      reward: null,
      record: null,
    };
    const order: string[] = [];
    const wait = executor.train(trainJob("succeed")).then(() => order.push("training"));
    const look = executor.look(job).then((outcome) => {
      order.push("look");
      return outcome;
    });
    const waiting = async () => (await server.admin.keys("rewardsmith:evaluations-*:d*-1")).length;
    await expect.poll(waiting, { timeout: 20_000 }).toBe(2);
    await worker({ jobs: 1 });
    expect(await look).toEqual({ kind: "failed", failure: { reason: "threw", message: "5" } });
    await wait;
    expect(order).toEqual(["look", "training"]);
  });

  test("returns what is large in pieces, to the bit", async () => {
    const policy = Array.from({ length: 100_000 }, (_, index) => Math.sin(index) / 3);
    const executor = await driver();
    await worker({
      open: () => ({
        ...fakeExecutor((job) => ({
          kind: "trained",
          result: { ...fakeResult(job), policy: [...policy, -0, Number.NaN, 5e-324] },
        })).executor,
        look: () => Promise.reject(new Error("none")),
      }),
    });
    const outcome = await executor.train(trainJob("large"));
    expect(outcome.kind === "trained" && outcome.result.policy).toEqual([...policy, -0, Number.NaN, 5e-324]);
    // Taken away without being waited for.
    await expect.poll(() => server.admin.keys("rewardsmith:piece:*"), { timeout: 20_000 }).toEqual([]);
  });

  test("that cannot have a job leaves it to one that can; where none can, the search hears why", async () => {
    const notices: string[] = [];
    const executor = await driver((notice) => void notices.push(notice));
    const without = () =>
      worker({
        locate: () => {
          throw new RewardsmithError({
            code: "worker/no-environment",
            message: "no such environment here",
            action: "Copy it.",
          });
        },
      });
    await without();
    await worker();
    const outcomes = await Promise.all([1, 2, 3, 4, 5, 6].map((seed) => executor.train(trainJob("succeed", { seed }))));
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array.from({ length: 6 }, () => "trained"));
    for (const close of closing.splice(1).toReversed()) await close();
    await without();
    await expect(executor.train(trainJob("succeed"))).rejects.toMatchObject({
      code: "worker/no-environment",
      message: expect.stringContaining("no such environment here"),
      action: "Copy it.",
    });
  });
});
