import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openProblem } from "../../src/app/problem.ts";
import { randomJob } from "../../src/app/trainer.ts";
import { wireExecutor } from "../../src/app/wiring.ts";
import { eventually, isRunning } from "../attacks/processes.ts";
import { emptyFolder } from "../cli/command.ts";
import { toldEpisode, toldResult, writeWorld, writing } from "../training/trainer/world.ts";

/** What becomes of a job that this script is given, by whole processes; `traces` is what it left in its folder. */
const outcomeOf = async (script: string, { deadline = 60 } = {}) => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "trainer.sh"), script);
  const told = { trainer: { command: "sh trainer.sh", folder } };
  const problem = await openProblem({ env: writeWorld(folder), told });
  const executor = wireExecutor({ jobs: 1, deadline });
  try {
    const outcome = await executor.train({ ...randomJob(problem, { seed: 1, episodes: 2 }), seed: 7 });
    return {
      outcome,
      trace: (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8").trim() : ""),
    };
  } finally {
    await executor.close();
  }
};

const random = {
  ...toldResult,
  steps: 0,
  curve: [],
  episodes: [
    { ...toldEpisode, return: null },
    { ...toldEpisode, return: null },
  ],
};

test("a trainer that hangs is killed with its children at its deadline, twice", async () => {
  const { outcome, trace } = await outcomeOf("sleep 600 & echo $! >> children; echo $$ >> tries; wait", {
    deadline: 5,
  });
  expect(outcome).toMatchObject({ kind: "failed", failure: { reason: "timeout" } });
  // On a busy machine its time may be over before it has begun.
  const started = `${trace("children")}\n${trace("tries")}`.split("\n").filter((text) => text !== "");
  expect(await eventually(() => !started.some((pid) => isRunning(Number(pid))))).toBe(true);
});

test("children that outlive a trainer which ended well are ended with it", async () => {
  const { outcome, trace } = await outcomeOf(writing(random, "sleep 600 & echo $! > child"));
  expect(outcome).toMatchObject({ kind: "trained", result: { seed: 7 } });
  expect(await eventually(() => !isRunning(Number(trace("child"))))).toBe(true);
});

test("one that dies is tried once more, and then fails in its own last words", async () => {
  const { outcome, trace } = await outcomeOf("echo $$ >> tries; echo 'no GPU is left' >&2; exit 9");
  expect(outcome).toMatchObject({
    kind: "failed",
    failure: {
      reason: "crashed",
      message: expect.stringMatching(
        /^Twice the trainer `sh trainer\.sh` ended with exit code 9.*\nno GPU is left$/s,
      ) as string,
    },
  });
  expect(trace("tries").split("\n")).toHaveLength(2);
});

test("what it calls the world's fault is tried once more and told as such", async () => {
  const failure = { reason: "environment", message: "the arm is unplugged" };
  const script = writing({ format: "rewardsmith/training", version: 1, status: "failed", failure }, "echo $$ >> tries");
  const { outcome, trace } = await outcomeOf(script);
  expect(outcome).toMatchObject({ kind: "failed", failure: { reason: "environment" } });
  expect(trace("tries").split("\n")).toHaveLength(2);
});

test("it has no key of ours", async () => {
  const before = process.env["OPENAI_API_KEY"];
  process.env["OPENAI_API_KEY"] = "sk-canary-78";
  try {
    const { trace } = await outcomeOf(writing(random, "env > variables"));
    expect(trace("variables")).toContain("PATH=");
    expect(trace("variables")).not.toContain("canary");
  } finally {
    if (before === undefined) delete process.env["OPENAI_API_KEY"];
    else process.env["OPENAI_API_KEY"] = before;
  }
});
