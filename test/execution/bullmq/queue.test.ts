import { afterAll, beforeAll, expect, test } from "vitest";
import { trainJob } from "../fixtures/jobs.ts";
import { testExecutorOn, testWorkerOn } from "./parts.ts";
import { describeRedis } from "./redis.ts";
import { startRedis, type TestRedis } from "./server.ts";

// The whole contract is tried by executor.slow.test.ts.
describeRedis("a job of a driver", () => {
  let server: TestRedis;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  test("is trained by a worker, and Redis holds nothing of it afterwards", async () => {
    const worker = await testWorkerOn(server.url);
    const executor = await testExecutorOn(server.url);
    const steps: number[] = [];
    const outcome = await executor.train(trainJob("progress", { seed: 5 }), {
      onProgress: (progress) => void steps.push(progress.steps),
    });
    expect(outcome).toMatchObject({ kind: "trained", result: { seed: 5 } });
    expect(steps).toEqual([1, 2, 3]);
    await executor.close();
    await worker.drain();
    const left = await server.admin.keys("*");
    expect(left.filter((key) => /:d[0-9a-f]+|piece|cancelled|driver|worker/.test(key))).toEqual([]);
  });
});
