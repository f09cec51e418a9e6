import { fileURLToPath } from "node:url";
import type { Executor, Looker } from "../../../src/core/interfaces.ts";
import { redisAddress } from "../../../src/execution/bullmq/address.ts";
import { createBullmqExecutor, type BullmqExecutorOptions } from "../../../src/execution/bullmq/executor.ts";
import { createSeal, type Seal } from "../../../src/execution/bullmq/seal.ts";
import { standardTimings, type Timings } from "../../../src/execution/bullmq/timings.ts";
import { startWorker, type WorkerOptions } from "../../../src/execution/bullmq/worker.ts";
import { createLocalExecutor } from "../../../src/execution/local-queue.ts";

/** Its jobs do what their task's name says: test/execution/fixtures/child.ts. */
export const childPath = fileURLToPath(new URL("../fixtures/child.ts", import.meta.url));

export const testKey = "a secret of at least sixteen characters";
export const testSeal = (key = testKey, program = "this program"): Seal => createSeal({ key, program });

/** Everything that waits for time waits for less of it. */
export const quick: Timings = {
  ...standardTimings,
  lock: 2000,
  stalled: 1000,
  socket: 4000,
  compare: 500,
  wanted: 100,
  presence: 3000,
  bounce: 100,
  report: 50,
};

export const testExecutorOn = async (
  url: string,
  options: Partial<BullmqExecutorOptions> & { deadline?: number } = {},
): Promise<Executor & Looker> => {
  const { deadline = 60_000, ...others } = options;
  return createBullmqExecutor({
    address: redisAddress(url),
    seal: testSeal(),
    version: "1.0.0",
    program: "0123456789abcdef",
    deadlineMilliseconds: () => deadline,
    prober: createLocalExecutor({ childPath, jobs: 1, deadlineMilliseconds: () => deadline }),
    timings: quick,
    ...others,
  });
};

export const testWorkerOn = (url: string, options: Partial<WorkerOptions> = {}) =>
  startWorker({
    address: redisAddress(url),
    seal: testSeal(),
    version: "1.0.0",
    program: "0123456789abcdef",
    jobs: options.jobs ?? 2,
    open: (given) => createLocalExecutor({ ...given, childPath, jobs: options.jobs ?? 2, ahead: true }),
    locate: ({ environment: { name } }) => ({ environment: name, tasks: {} }),
    onNotice: () => {},
    timings: quick,
    ...options,
  });
