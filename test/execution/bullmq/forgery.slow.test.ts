import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Queue, Worker, type Job } from "bullmq";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Executor, Looker } from "../../../src/core/interfaces.ts";
import { jobIdentity } from "../../../src/core/job.ts";
import { sendBundle, takeBundle } from "../../../src/execution/bullmq/bundle.ts";
import {
  keyPrefix,
  queueName,
  type AnswerMessage,
  type Ending,
  type TaskMessage,
} from "../../../src/execution/bullmq/messages.ts";
import { openParcel, sendParcel, type Parcel } from "../../../src/execution/bullmq/parcel.ts";
import { createSeal, type Sealed } from "../../../src/execution/bullmq/seal.ts";
import { eventually } from "../../attacks/processes.ts";
import { trainJob } from "../fixtures/jobs.ts";
import { testExecutorOn, testKey, testSeal, testWorkerOn } from "./parts.ts";
import { describeRedis } from "./redis.ts";
import { startRedis, type TestRedis } from "./server.ts";

/** What no worker computed. */
const forged = (identity = 666): Ending => ({
  kind: "ended",
  outcome: {
    kind: "trained",
    result: {
      seed: identity,
      curve: [],
      checkpoint: 0,
      episodes: [],
      fitness: 1e9,
      success: 1,
      terms: {},
      stored: [],
      policy: "forged",
      environmentSteps: 0,
    },
  },
});

describeRedis("who can write to the Redis and has no key", () => {
  let server: TestRedis;
  let redis: Redis;
  let queue: Queue;
  let opened: { close(): Promise<unknown> }[] = [];
  const seal = testSeal();
  const name = queueName(seal.circle);
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    redis = new Redis(server.port, "127.0.0.1", { maxRetriesPerRequest: null });
    queue = new Queue(name, { connection: redis, prefix: keyPrefix, skipVersionCheck: true });
  });
  afterEach(async () => {
    for (const one of opened.toReversed()) await one.close();
    opened = [];
    await redis.flushall();
    redis.disconnect();
  });
  const driver = async (notices: string[] = []): Promise<Executor & Looker> => {
    const executor = await testExecutorOn(server.url, { onNotice: (notice) => void notices.push(notice) });
    opened.push(executor);
    return executor;
  };
  const worker = async (options: Parameters<typeof testWorkerOn>[1] = {}) => {
    const one = await testWorkerOn(server.url, options);
    opened.push({ close: () => one.drain(0) });
    return one;
  };
  /** Takes jobs as a worker does, and answers what it likes, the first `times` times; then there is a worker with the key. */
  const rogue = async (answer: (job: Job) => unknown, times = 1): Promise<void> => {
    let answered = 0;
    const one = new Worker(
      name,
      async (job) => {
        answered++;
        const said = await answer(job);
        if (answered >= times) {
          void one.close();
          void worker();
        }
        return said;
      },
      { connection: redis, prefix: keyPrefix, skipVersionCheck: true },
    );
    one.on("error", () => {});
    opened.push(one);
  };

  test("makes no worker run a job: not unsigned, not of another key, purpose or place", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "rewardsmith-forged-")), "trace");
    const one = await driver();
    await worker();
    const job = trainJob("interval", { file });
    const parcel = await sendParcel(redis, job, { name: "forged", seconds: 60 });
    const driverId = (await redis.smembers("rewardsmith:drivers"))[0] as string;
    const message: TaskMessage = {
      driver: driverId,
      flight: `${driverId}-77`,
      attempt: 1,
      identity: jobIdentity(job),
      deadlineMilliseconds: 1000,
      job: parcel,
      provisions: { tasks: {} },
    };
    const id = `${driverId}-77-1`;
    const attempts: [string, string, Sealed][] = [
      [
        `${id}`,
        "another key",
        createSeal({ key: "another key, as long as that", program: "this program" }).seal("task", message),
      ],
      [`${driverId}-77-2`, "another place", seal.seal("task", message)],
      [`${driverId}-78-1`, "another purpose", seal.seal("bundle", { ...message, flight: `${driverId}-78` })],
      [`${driverId}-79-1`, "unsigned", { ...seal.seal("task", { ...message, flight: `${driverId}-79` }), mac: "" }],
    ];
    for (const [jobId, , data] of attempts) await queue.add("train", data, { jobId });
    const reasons = async () =>
      Promise.all(attempts.map(async ([jobId]) => (await queue.getJob(jobId))?.failedReason ?? ""));
    let seen: string[] = [];
    await eventually(() => {
      void reasons().then((found) => (seen = found));
      return seen.length > 0 && seen.every((reason) => reason !== "");
    });
    expect(seen).toEqual(attempts.map(() => "not signed with the worker's key"));
    expect(existsSync(file)).toBe(false);
    // And the worker is well.
    expect(await one.train(trainJob("succeed", { seed: 4 }))).toMatchObject({ kind: "trained", result: { seed: 4 } });
  });

  test("makes no worker run an old job again when its driver has gone", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "rewardsmith-forged-")), "trace");
    const executor = await testExecutorOn(server.url);
    const outcome = executor.train(trainJob("interval", { file })).catch(() => {});
    let waiting: Job[] = [];
    await eventually(() => {
      void queue.getWaiting().then((found) => (waiting = found as Job[]));
      return waiting.length > 0;
    });
    const [old] = waiting as [Job];
    await executor.close();
    await outcome;
    await redis.flushall();
    await queue.add("train", old.data, { jobId: old.id as string });
    await worker();
    let reason: string | undefined;
    await eventually(() => {
      void queue.getJob(old.id as string).then((found) => (reason = found?.failedReason));
      return reason !== undefined;
    });
    expect(reason).toBe("its driver is gone");
    expect(existsSync(file)).toBe(false);
  });

  test.each([
    [
      "unsigned",
      async (task: TaskMessage, ending: Parcel) => ({
        body: Buffer.from(JSON.stringify({ ...task, ending })).toString("base64"),
        mac: "",
      }),
    ],
    ["nothing", async () => null],
    [
      "signed with another key",
      async (task: TaskMessage, ending: Parcel) =>
        createSeal({ key: "another key, as long as that", program: "this program" }).seal("answer", {
          ...task,
          worker: "w",
          ending,
        }),
    ],
    [
      "signed by an own worker, for another purpose",
      async (task: TaskMessage, ending: Parcel) => seal.seal("report", { ...task, worker: "w", ending }),
    ],
    [
      "signed by an own worker, of an earlier try",
      async (task: TaskMessage, ending: Parcel) =>
        seal.seal("answer", { ...task, attempt: task.attempt - 1, worker: "w", ending } satisfies AnswerMessage &
          TaskMessage),
    ],
    [
      "signed by an own worker, of another driver's same job",
      async (task: TaskMessage, ending: Parcel) =>
        seal.seal("answer", { ...task, driver: "d0", worker: "w", ending } satisfies AnswerMessage & TaskMessage),
    ],
    [
      "signed by an own worker, of another job",
      async (task: TaskMessage, ending: Parcel) =>
        seal.seal("answer", { ...task, identity: "0".repeat(64), worker: "w", ending } satisfies AnswerMessage &
          TaskMessage),
    ],
  ])("makes no result count: %s", async (_which, answer) => {
    const notices: string[] = [];
    const one = await driver(notices);
    await rogue(async ({ data }) => {
      const task = seal.open<TaskMessage>("task", data) as TaskMessage;
      return answer(task, await sendParcel(redis, forged(), { name: "forged", seconds: 60 }));
    });
    const outcome = await one.train(trainJob("succeed", { seed: 3 }));
    expect(outcome).toMatchObject({ kind: "trained", result: { seed: 3, policy: null } });
    expect(notices.join("\n")).toMatch(/handed out again: its answer is not signed for this try/);
  });

  test("makes no result count by giving an old one again, or other pieces under a signed name", async () => {
    const notices: string[] = [];
    const one = await driver(notices);
    // What an own worker once answered, recorded on the way.
    let recorded: unknown;
    const first = await worker();
    queue.on("error", () => {});
    await one.train(trainJob("succeed", { seed: 1 }), {
      onStarted: () => void queue.getActive().then(([job]) => (recorded = job?.data)),
    });
    await first.drain(0);
    const old = seal.seal("answer", {
      ...(seal.open<TaskMessage>("task", recorded) ?? { driver: "d0", flight: "d0-1", attempt: 1, identity: "" }),
      worker: first.id,
      ending: await sendParcel(redis, forged(1), { name: "old", seconds: 60 }),
    });
    await rogue(() => old);
    expect(await one.train(trainJob("succeed", { seed: 2 }))).toMatchObject({ kind: "trained", result: { seed: 2 } });
  });

  test("a piece that is changed or gone is seen", async () => {
    const noise = Array.from({ length: 200_000 }, (_, index) => Math.sin(index));
    const parcel = await sendParcel(redis, noise, { name: "large", seconds: 60 });
    expect(parcel).toMatchObject({ name: "large", pieces: expect.any(Number) });
    expect("pieces" in parcel && parcel.pieces).toBeGreaterThan(2);
    expect(await openParcel(redis, parcel)).toEqual(noise);
    await redis.setrange("rewardsmith:piece:large:1", 100, "changed");
    expect(await openParcel(redis, parcel)).toBeNull();
    await redis.del("rewardsmith:piece:large:1");
    expect(await openParcel(redis, parcel)).toBeNull();
  });

  test("a bundle is taken by its hash and from a holder of the key, and writes nowhere else", async () => {
    const folder = mkdtempSync(join(tmpdir(), "rewardsmith-bundles-"));
    const files = { "environment.ts": new Uint8Array([1, 2, 3]) };
    const { makeBundle } = await import("../../../src/execution/bullmq/bundle.ts");
    const { writeFileSync } = await import("node:fs");
    const home = mkdtempSync(join(tmpdir(), "rewardsmith-bundled-"));
    writeFileSync(join(home, "environment.ts"), Buffer.from(files["environment.ts"]));
    const bundle = makeBundle(join(home, "environment.ts"));
    const { reference } = bundle;
    const take = (given = reference) => takeBundle(redis, { ...given, folder, seal });
    expect(await take()).toBeNull();
    // Other content under its name, signed by nobody and by somebody else.
    const other = testSeal("another secret of that length", "this program");
    const parcel = await sendParcel(redis, files, { name: "b", seconds: 60 });
    for (const sealed of [{ body: "", mac: "" }, other.seal("bundle", { hash: reference.hash, parcel })]) {
      await redis.set(`rewardsmith:bundle:${reference.hash}${seal.circle}`, JSON.stringify(sealed));
      expect(await take()).toBeNull();
    }
    // Signed, but not what its name says; and a path that leads away.
    for (const wrong of [{ "environment.ts": new Uint8Array([9]) }, { "../away.ts": new Uint8Array([9]) }]) {
      const sent = await sendParcel(redis, wrong, { name: "b2", seconds: 60 });
      await redis.set(
        `rewardsmith:bundle:${reference.hash}${seal.circle}`,
        JSON.stringify(seal.seal("bundle", { hash: reference.hash, parcel: sent })),
      );
      expect(await take()).toBeNull();
    }
    expect(existsSync(join(folder, "..", "away.ts"))).toBe(false);
    expect(await take({ ...reference, entry: "../../etc/passwd" })).toBeNull();
    await redis.del(`rewardsmith:bundle:${reference.hash}${seal.circle}`);
    await sendBundle(redis, { bundle, seal });
    expect(await take()).toBe(join(folder, reference.hash, "environment.ts"));
  });

  test("no key reaches a worker's children, nor Redis", async () => {
    const before = { ...process.env };
    process.env["REWARDSMITH_WORKER_KEY"] = testKey;
    process.env["OPENAI_API_KEY"] = "sk-canary-88";
    try {
      const one = await driver();
      await worker();
      const outcome = await one.train(trainJob("environment"));
      expect(outcome).toMatchObject({ kind: "trained" });
      expect(JSON.stringify(outcome)).not.toMatch(/canary|a secret of at least/);
      const waits = one.train(trainJob("wait")).catch(() => {});
      const dumps = await Promise.all(
        (await redis.keys("*")).map(async (key) => (await redis.dumpBuffer(key))?.toString("latin1")),
      );
      expect(dumps.length).toBeGreaterThan(3);
      expect(dumps.join()).not.toMatch(/canary|a secret of at least/);
      await one.close();
      await waits;
    } finally {
      process.env = before;
    }
  });

  test("versions, builds and keys that do not fit take no work of each other, and both sides say why", async () => {
    const notices: string[] = [];
    const executor = await testExecutorOn(server.url, { onNotice: (notice) => void notices.push(notice) });
    opened.push(executor);
    const said: Record<string, string[]> = { version: [], build: [], key: [] };
    const others = {
      version: { version: "0.9.0", seal: testSeal(testKey, "an older program") },
      build: { program: "fedcba9876543210", seal: testSeal(testKey, "a changed program") },
      key: { seal: testSeal("another secret of that length") },
    };
    for (const [which, options] of Object.entries(others)) {
      await worker({ ...options, onNotice: (notice) => void said[which]?.push(notice) });
    }
    const outcome = executor.train(trainJob("succeed", { seed: 8 }));
    const patterns = {
      version: /is rewardsmith (0\.9|1\.0)\.0, this is/,
      build: /is another build/,
      key: /has another REWARDSMITH_WORKER_KEY/,
    };
    for (const [which, pattern] of Object.entries(patterns)) {
      expect(await eventually(() => pattern.test(said[which]?.join("\n") ?? "")), which).toBe(true);
      expect(await eventually(() => pattern.test(notices.join("\n"))), which).toBe(true);
    }
    expect(await eventually(() => /no worker takes jobs/.test(notices.join("\n")))).toBe(true);
    await worker();
    expect(await outcome).toMatchObject({ kind: "trained", result: { seed: 8 } });
  });
});
