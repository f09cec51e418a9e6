import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { jobIdentity } from "../../../src/core/job.ts";
import { redisAddress } from "../../../src/execution/bullmq/address.ts";
import { openQueueStanding } from "../../../src/execution/bullmq/standing.ts";
import { trainJob } from "../fixtures/jobs.ts";
import { quick, testExecutorOn, testSeal, testWorkerOn } from "./parts.ts";
import { describeRedis } from "./redis.ts";
import { startRedis, type TestRedis } from "./server.ts";

describeRedis("who works for a queue", () => {
  let server: TestRedis;
  let closing: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());
  afterEach(async () => {
    for (const close of closing.toReversed()) await close();
    closing = [];
  });
  const open = async () => {
    const opened = await openQueueStanding({
      address: redisAddress(server.url),
      seal: testSeal(),
      version: "1.0.0",
      program: "0123456789abcdef",
      timings: quick,
    });
    closing.push(opened.close);
    return opened;
  };
  const patient = { timeout: 60_000, interval: 100 };

  test("stands with its places and its jobs, by their identities; what waits is counted; who does not fit is named", async () => {
    const { look } = await open();
    expect(await look()).toEqual({
      kind: "bullmq",
      address: server.url,
      workers: [],
      underWay: 0,
      waiting: 0,
      unfit: [],
      problem: null,
    });
    const executor = await testExecutorOn(server.url);
    closing.push(() => executor.close());
    const jobs = [1, 2, 3].map((seed) => trainJob("wait", { seed }));
    const outcomes = jobs.map((job) => executor.train(job).catch(() => null));
    await expect.poll(look, patient).toMatchObject({ underWay: 0, waiting: 3 });
    const worker = await testWorkerOn(server.url, { jobs: 1 });
    closing.push(() => worker.drain(0));
    const other = await testWorkerOn(server.url, { seal: testSeal("another secret of many characters") });
    closing.push(() => other.drain(0));
    await expect.poll(look, patient).toMatchObject({
      underWay: 1,
      waiting: 2,
      workers: [{ id: worker.id, places: 1, jobs: [jobIdentity(jobs[0] as (typeof jobs)[number])] }],
      unfit: [expect.stringContaining(`worker ${other.id}`)],
    });
    const [first] = (await look()).workers;
    expect(first?.silentSeconds).toBeLessThanOrEqual(3);
    await executor.close();
    await Promise.all(outcomes);
  });

  test("is not known while Redis is away, and is again when it is back", async () => {
    const { look } = await open();
    await server.kill();
    await expect
      .poll(look, patient)
      .toMatchObject({ workers: [], underWay: null, waiting: null, problem: expect.stringContaining(server.url) });
    await server.start();
    await expect.poll(look, patient).toMatchObject({ problem: null, waiting: 0 });
  });
});
