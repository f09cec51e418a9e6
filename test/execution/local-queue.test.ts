import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createLine, createLocalExecutor } from "../../src/execution/local-queue.ts";
import { pythonVariables } from "../../src/simulator/gymnasium/variables.ts";
import { eventually, isRunning, processes } from "../attacks/processes.ts";
import { testExecutor } from "../conformance/executor.ts";
import { trainJob } from "./fixtures/jobs.ts";

const childPath = fileURLToPath(new URL("fixtures/child.ts", import.meta.url));
const traceFile = () => join(mkdtempSync(join(tmpdir(), "rewardsmith-local-")), "trace");

testExecutor("local", ({ jobs, deadlineMilliseconds }) =>
  createLocalExecutor({ childPath, jobs, deadlineMilliseconds: () => deadlineMilliseconds }),
);

test("executors of one line train no more at a time together than the line allows, and each ends its own", async () => {
  const line = createLine(1);
  const [one, other] = [1, 2].map(() => createLocalExecutor({ childPath, jobs: 7, line })) as [
    ReturnType<typeof createLocalExecutor>,
    ReturnType<typeof createLocalExecutor>,
  ];
  const file = traceFile();
  const asked = [one, other, one, other].map((executor, seed) => executor.train(trainJob("interval", { file, seed })));
  await Promise.all(asked);
  let running = 0;
  const most = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => (running += line.endsWith("start") ? 1 : -1));
  expect(Math.max(...most)).toBe(1);
  const refused = expect(one.train(trainJob("wait"))).rejects.toThrow(/stopped/);
  const next = other.train(trainJob("succeed", { seed: 5 }));
  await one.close();
  await refused;
  expect(await next).toMatchObject({ kind: "trained", result: { seed: 5 } });
  await other.close();
});

test("no key and nothing unlisted reaches a child", async () => {
  const canaries = {
    OPENAI_API_KEY: "sk-canary-77",
    OPENAI_BASE_URL: "http://canary",
    AWS_SECRET: "canary",
    NODE_OPTIONS: "",
  };
  const before = Object.keys(canaries).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, canaries);
  const executor = createLocalExecutor({ childPath, jobs: 1, environmentVariables: { REWARDSMITH_ADDED: "yes" } });
  try {
    const outcome = await executor.train(trainJob("environment"));
    const variables = (outcome.kind === "trained" ? outcome.result.policy : {}) as Record<string, string>;
    expect(JSON.stringify(variables)).not.toContain("canary");
    expect(variables["REWARDSMITH_ADDED"]).toBe("yes");
    const allowed = [
      "PATH",
      "HOME",
      "TMPDIR",
      "TZ",
      "LANG",
      ...pythonVariables,
      "SystemRoot",
      "NODE_COMPILE_CACHE",
      "REWARDSMITH_ADDED",
    ];
    expect(
      Object.keys(variables).filter((name) => !allowed.includes(name) && !name.startsWith("NODE_CHANNEL_")),
    ).toEqual([]);
  } finally {
    await executor.close();
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
});

// What follows waits more than it works, so all of it waits at once.

// A clock may have been unfair; nothing else would end otherwise.
test.concurrent.each([
  ["timeout", 2],
  ["protocol", 1],
  ["memory", 1],
  ["crashed", 1],
  ["threw", 1],
] as const)("a candidate's failure by %s is its own: tried %d times", async (reason, tries) => {
  const file = traceFile();
  const executor = createLocalExecutor({ childPath, jobs: 1 });
  const outcome = await executor.train(trainJob(`fails:${reason}`, { file }));
  await executor.close();
  expect(outcome).toMatchObject({ kind: "failed", failure: { reason } });
  expect(readFileSync(file, "utf8").match(/tried/g)).toHaveLength(tries);
});

const hasProc = process.platform === "linux";
if (!hasProc) console.warn("skipped: tests that look at processes through /proc, which this system does not have");

const familyIn = async (file: string): Promise<number[]> => {
  const family = () => (existsSync(file) ? readFileSync(file, "utf8").split(" ").map(Number) : []);
  expect(await eventually(() => family().length === 2)).toBe(true);
  return family();
};

test.concurrent("the deadline, abort and close end the whole group", { skip: !hasProc }, async () => {
  const end = {
    abort: (controller: AbortController) => controller.abort(),
    close: (_controller: AbortController, executor: { close(): Promise<void> }) => executor.close(),
  };
  for (const way of ["abort", "close"] as const) {
    const file = traceFile();
    const executor = createLocalExecutor({ childPath, jobs: 1 });
    const controller = new AbortController();
    const refused = expect(executor.train(trainJob("family", { file }), { signal: controller.signal })).rejects.toThrow(
      /stopped/,
    );
    const family = await familyIn(file);
    expect(family.map(isRunning)).toEqual([true, true]);
    await end[way](controller, executor);
    await refused;
    expect(await eventually(() => !family.some(isRunning))).toBe(true);
    await executor.close();
  }
  const file = traceFile();
  const executor = createLocalExecutor({ childPath, jobs: 1, deadlineMilliseconds: () => 2500 });
  const outcome = executor.train(trainJob("family", { file }));
  const family = await familyIn(file);
  expect(await outcome).toMatchObject({ kind: "failed", failure: { reason: "timeout" } });
  expect(family.some(isRunning)).toBe(false);
  await executor.close();
});

// `spin` never looks at its channel, `family` and `wait` do; `succeed` leaves nothing but an idle process behind.
test.concurrent.each(["wait", "family", "spin"])(
  "a command-line process that is killed leaves no process of a '%s' job",
  { skip: !hasProc },
  async (task) => {
    const file = traceFile();
    const script = fileURLToPath(new URL("fixtures/parent.ts", import.meta.url));
    const parent = spawn(process.execPath, ["--no-warnings", script, task, file], { stdio: "ignore" });
    const childrenOf = () =>
      processes()
        .filter((other) => other.parent === parent.pid)
        .map(({ pid }) => pid);
    expect(await eventually(() => childrenOf().length > 0)).toBe(true);
    const family = task === "family" ? await familyIn(file) : childrenOf();
    // Once more, when the job has certainly reached it.
    await new Promise((resolve) => setTimeout(resolve, 700));
    parent.kill("SIGKILL");
    expect(await eventually(() => !family.some(isRunning))).toBe(true);
  },
);

test("of trainings that wait the one with the highest priority has the next turn, then the one that was asked for first", async () => {
  const executor = createLocalExecutor({ childPath, jobs: 1 });
  const order: number[] = [];
  const asked = [0, -3, 0].map((priority, seed) =>
    executor.train(trainJob("succeed", { seed }), { priority, onStarted: () => void order.push(seed) }),
  );
  await Promise.all(asked);
  expect(order).toEqual([0, 2, 1]);
  await executor.close();
});
