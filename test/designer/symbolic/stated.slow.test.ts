import { expect, test } from "vitest";
import type { RunSummary } from "../../../src/core/summary.ts";
import { callCommand } from "../../cli/call-command.ts";
import { emptyFolder } from "../../cli/command.ts";

const small =
  "--designer symbolic --generations 1 --samples 2 --steps 100000 --selection-seeds 1 --leaders 1 --report-seeds 2 --references none --display none --json";

const bestOf = async (seed: number, ...given: string[]): Promise<RunSummary["best"]> => {
  const { code, stdout, stderr } = await callCommand(["run", ...given, ...small.split(" "), "--seed", String(seed)], {
    cwd: emptyFolder(),
  });
  expect(code, stderr).toBe(0);
  return (JSON.parse(stdout) as RunSummary).best;
};

// No episode of chance holds a cart at 1 m: what the scores tell alone ended at a fitness of 0.16 and a success of 11 %.
test("a goal that stands in the task's text alone is reached in two of three seeds", async () => {
  const success: number[] = [];
  const reached = (): number => success.filter((share) => share >= 0.8).length;
  // The third is asked where the first two differ.
  for (const seed of [1, 2, 3])
    if (reached() < 2 && success.length - reached() < 2)
      success.push((await bestOf(seed, "--env", "cartpole", "--task", "shift"))?.success ?? 0);
  expect(reached(), success.join(", ")).toBe(2);
}, 900_000);
