import { expect, test } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { callCommand } from "./call-command.ts";
import { emptyFolder } from "./command.ts";

const small = `--generations 2 --samples 3 --steps 2048 --episodes 2 --selection-seeds 1 --report-seeds 2 --leaders 2
  --seed 5 --max-steps 200000 --json --display none`.split(/\s+/);

/** Everything but the path and what this process did. */
const comparable = (text: string): Partial<RunSummary> => {
  const { run: _run, thisProcess: _process, best, ...rest } = JSON.parse(text) as RunSummary;
  return { ...rest, best: best && { ...best, reward: "" } };
};

const run = async (more: readonly string[]): Promise<Partial<RunSummary>> => {
  const { code, stdout, stderr } = await callCommand(["run", ...small, ...more], { cwd: emptyFolder() });
  expect(code, stderr).toBe(0);
  return comparable(stdout);
};

test("one training at a time or two: the same summary", async () => {
  const one = await run(["--env", "cartpole", "--jobs", "1"]);
  expect(one.best).not.toBeNull();
  expect(await run(["--env", "cartpole", "--jobs", "2"])).toEqual(one);
});
