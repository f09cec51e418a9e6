import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { emptyFolder, runCommand } from "./command.ts";

const small =
  `run --env cartpole --steps 2048 --generations 1 --samples 2 --report-seeds 1 --selection-seeds 1 --leaders 1
  --episodes 2 --seed 7 --json --quiet`.split(/\s+/);

const comparable = (text: string) => {
  const { run: _run, thisProcess: _process, best, ...rest } = JSON.parse(text) as RunSummary;
  return { ...rest, best: best && { ...best, reward: "" } };
};

test("a run's own config.json makes the run again, to the same result", async () => {
  const cwd = emptyFolder();
  const first = await runCommand(small, { cwd });
  expect(first.code, first.stderr).toBe(0);
  const [run = ""] = readdirSync(join(cwd, "runs"));
  const elsewhere = emptyFolder();
  const again = await runCommand(["run", "--config", join(cwd, "runs", run, "config.json"), "--json", "--quiet"], {
    cwd: elsewhere,
  });
  expect(again.code, again.stderr).toBe(0);
  expect(comparable(again.stdout)).toEqual(comparable(first.stdout));
  // Where its results go is not the first run's.
  expect(readdirSync(join(elsewhere, "runs"))).toHaveLength(1);
});
