import { afterAll, beforeAll } from "vitest";
import type { Executor } from "../../../src/core/interfaces.ts";
import { testExecutor } from "../../conformance/executor.ts";
import { testExecutorOn, testWorkerOn } from "./parts.ts";
import { describeRedis } from "./redis.ts";
import { startRedis, type TestRedis } from "./server.ts";

describeRedis("over a Redis of its own", () => {
  let server: TestRedis;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  testExecutor("BullMQ with a worker", ({ jobs, deadlineMilliseconds }): Executor => {
    const made = (async () => {
      // The jobs of the test before are cancelled; a worker that is new has none of them.
      const worker = await testWorkerOn(server.url, { jobs });
      return { worker, executor: await testExecutorOn(server.url, { deadline: deadlineMilliseconds }) };
    })();
    return {
      train: async (job, options) => (await made).executor.train(job, options),
      probe: async (job) => (await made).executor.probe(job),
      close: async () => {
        const { executor, worker } = await made;
        await executor.close();
        await worker.drain(0);
      },
    };
  });
});
