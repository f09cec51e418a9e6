import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { emptyFolder, runCommand, startCommand } from "./command.ts";

const small = `run --env cartpole --generations 2 --samples 2 --steps 4096 --episodes 4 --selection-seeds 2
  --report-seeds 2 --leaders 2 --seed 5 --json`.split(/\s+/);

/** What two ways to the same result must agree on: everything but the path and what this process did. */
const comparable = (text: string): Partial<RunSummary> => {
  const { run: _run, thisProcess: _process, best, ...rest } = JSON.parse(text) as RunSummary;
  return { ...rest, best: best && { ...best, reward: "" } };
};

const runFolder = (cwd: string): string => {
  const names = readdirSync(join(cwd, "runs")).filter((name) => !name.startsWith("."));
  expect(names).toHaveLength(1);
  return join(cwd, "runs", names[0] as string);
};

const eventTypes = (folder: string): string[] =>
  readFileSync(join(folder, "events.jsonl"), "utf8")
    .split("\n")
    .flatMap((line) => /"type":"([a-z-]+)"/.exec(line)?.[1] ?? []);

const until = async (condition: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 2400; tries++) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("waited a minute in vain");
};

/** Command lines of this test's processes that are still there; each has the folder's name in its arguments or is a child of one. */
const survivors = (marker: string): string[] =>
  execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(marker));

test("a run killed with -9 in the middle of a training is resumed to the uninterrupted run's result, and leaves no process", async () => {
  const straight = emptyFolder();
  const { code, stdout } = await runCommand(small, { cwd: straight });
  expect(code).toBe(0);
  const golden = comparable(stdout);

  for (const [place, reached] of [
    ["the first generation", (types: string[]) => types.filter((type) => type === "training-ended").length >= 1],
    ["the confirmation", (types: string[]) => types.filter((type) => type === "generation-ended").length >= 2],
  ] as const) {
    const cwd = emptyFolder();
    const before = new Set(survivors("child.ts").map((line) => line.trim().split(" ")[0]));
    const { child, finished } = startCommand(small, { cwd });
    await until(() => {
      try {
        return reached(eventTypes(runFolder(cwd)));
      } catch {
        return false;
      }
    });
    child.kill("SIGKILL");
    await finished;
    await until(() => survivors("child.ts").every((line) => before.has(line.trim().split(" ")[0])));
    const resumed = await runCommand(["resume", runFolder(cwd), "--json"], { cwd });
    expect(resumed.code, `${place}: ${resumed.stderr}`).toBe(0);
    expect(comparable(resumed.stdout)).toEqual(golden);
    expect(eventTypes(runFolder(cwd)).filter((type) => type === "run-ended")).toHaveLength(1);
  }
});

test("Ctrl-C ends in order: exit 130, the command to go on printed last, nothing left behind", async () => {
  const cwd = emptyFolder();
  const { child, finished, stderr } = startCommand(small, { cwd });
  await until(() => stderr().includes("generation 1"));
  child.kill("SIGINT");
  const { code, stdout, stderr: said } = await finished;
  expect(code).toBe(130);
  expect(stdout).toBe("");
  expect(said.trim().split("\n").at(-1)).toContain("rewardsmith resume");
  const { stdout: listed } = await runCommand(["list", "--json"], { cwd });
  expect((JSON.parse(listed) as { status: string }[])[0]?.status).toBe("interrupted");
  const resumed = await runCommand(["resume", runFolder(cwd), "--json"], { cwd });
  expect(resumed.code, resumed.stderr).toBe(0);
});
