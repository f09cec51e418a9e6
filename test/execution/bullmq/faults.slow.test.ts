import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { RunEvent } from "../../../src/core/events.ts";
import type { Executor } from "../../../src/core/interfaces.ts";
import { runSearch } from "../../../src/evolution/search.ts";
import { fakeDependencies, fakeExecutor, fakePlan, memoryStore } from "../../evolution/fakes.ts";
import { testExecutorOn } from "./parts.ts";
import { startProxy } from "./proxy.ts";
import { describeRedis } from "./redis.ts";
import { startRedis, type TestRedis } from "./server.ts";

const script = fileURLToPath(new URL("../fixtures/queue-worker.ts", import.meta.url));

type Told = { search: Map<string, RunEvent>; given: number; settled: number };

/** A search whose evaluations are fakes, and how many of them were asked for and answered; `onSettled` hears of each. */
const search = async (executor: Pick<Executor, "train" | "probe">, onSettled: (settled: number) => void = () => {}) => {
  const told: Told = { search: new Map(), given: 0, settled: 0 };
  const counting: Executor = {
    probe: (job) => executor.probe(job),
    train: async (job, options) => {
      told.given++;
      const outcome = await executor.train(job, options);
      told.settled++;
      onSettled(told.settled);
      return outcome;
    },
    close: async () => {},
  };
  const { store, records } = memoryStore();
  await runSearch(fakePlan, fakeDependencies({ store, executor: counting }));
  return { ...told, search: records };
};

describeRedis("the result of a search is that of one without a queue, every evaluation counted once, when", () => {
  let expected: Told;
  let server: TestRedis;
  let workers: ChildProcess[] = [];
  let closing: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    expected = await search(fakeExecutor().executor);
    expect(expected.settled).toBeGreaterThan(40);
  });
  afterEach(async () => {
    for (const close of closing.toReversed()) await close();
    closing = [];
    for (const one of workers) one.kill("SIGKILL");
    workers = [];
    await server.stop();
  });

  const worker = async (url: string, milliseconds = 60): Promise<ChildProcess> => {
    const one = spawn(process.execPath, ["--no-warnings", script, url, String(milliseconds)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    workers.push(one);
    await once(one.stdout as NodeJS.ReadableStream, "data");
    return one;
  };

  /** Two workers, a search, and something that happens at the n-th result. */
  const withFault = async ({
    at,
    fault,
    settings,
    proxied = false,
  }: {
    at: readonly number[];
    fault: (
      place: {
        workers: [ChildProcess, ChildProcess];
        proxy: Awaited<ReturnType<typeof startProxy>> | null;
        notices: string[];
      },
      time: number,
    ) => unknown;
    settings?: readonly string[];
    proxied?: boolean;
  }): Promise<string[]> => {
    server = await startRedis(settings);
    await server.admin.connect();
    const proxy = proxied ? await startProxy(server.port) : null;
    if (proxy !== null) closing.push(() => proxy.close());
    const url = proxy === null ? server.url : `redis://127.0.0.1:${proxy.port}`;
    const both: [ChildProcess, ChildProcess] = await Promise.all([worker(url), worker(url)]);
    const notices: string[] = [];
    const executor = await testExecutorOn(url, { onNotice: (notice) => void notices.push(notice) });
    closing.push(() => executor.close());
    const happened: unknown[] = [];
    const told = await search(executor, (settled) => {
      const time = at.indexOf(settled);
      if (time !== -1) happened.push(fault({ workers: both, proxy, notices }, time));
    });
    await Promise.all(happened);
    expect(happened.length).toBe(at.length);
    expect([...told.search].toSorted()).toEqual([...expected.search].toSorted());
    expect([told.given, told.settled]).toEqual([expected.given, expected.settled]);
    return notices;
  };

  test("nothing happens", () => withFault({ at: [], fault: () => {} }));

  test("a worker is killed", () => withFault({ at: [5], fault: ({ workers: [first] }) => first.kill("SIGKILL") }));

  test("a worker is stopped for longer than its lock, and woken when others have ended its jobs", () =>
    withFault({
      at: [5, 30],
      fault: ({ workers: [first] }, time) => first.kill(time === 0 ? "SIGSTOP" : "SIGCONT"),
    }));

  test("Redis restarts with all that it knew lost", () =>
    withFault({
      at: [6, 25],
      fault: async () => {
        await server.kill();
        await server.start();
      },
    }));

  test("Redis restarts with its log", () =>
    withFault({
      at: [6],
      settings: ["--appendonly", "yes", "--appendfsync", "everysec"],
      fault: async () => {
        await server.kill();
        await server.start();
      },
    }));

  test("Redis is emptied", () => withFault({ at: [3, 6, 25, 40], fault: () => server.admin.flushall() }));

  test("Redis is full for a while, which is said", async () => {
    const notices = await withFault({
      at: [6],
      fault: async ({ notices: said }) => {
        await server.admin.config("SET", "maxmemory", "1");
        while (!/OOM/.test(said.join("\n"))) await new Promise((resolve) => setTimeout(resolve, 20));
        await server.admin.config("SET", "maxmemory", "0");
      },
    });
    expect(notices.join("\n")).toMatch(/answers again/);
  });

  test("connections are dropped, again and again", () =>
    withFault({ at: [2, 5, 6, 20, 21, 30, 41], proxied: true, fault: ({ proxy }) => proxy?.drop() }));

  test("connections stall without a word", () =>
    withFault({ at: [6], proxied: true, fault: ({ proxy }) => proxy?.stall() }));

  test("connections are dropped, and come back in another order", () =>
    withFault({
      at: [3, 6, 25],
      proxied: true,
      fault: ({ proxy }) => {
        proxy?.reorder();
        proxy?.drop();
      },
    }));
});
