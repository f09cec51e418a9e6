import { expect, test } from "vitest";
import { emptyFolder, runCommand, startCommand } from "./command.ts";
import { expectSameResult, runFolder } from "./killed.ts";
import { until } from "./processes.ts";

const small = `run --env cartpole --generations 1 --samples 2 --steps 4096 --episodes 4 --selection-seeds 1
  --report-seeds 1 --leaders 1 --seed 5 --json`.split(/\s+/);

// After every effect, in one process: test/evolution/search.test.ts; at more places: resume.slow.test.ts.
test("a run killed with -9 in the middle of a training is resumed to the uninterrupted run's result, and leaves no process", () =>
  expectSameResult(small, [{ type: "training-ended", count: 1 }]));

test("Ctrl-C ends in order: exit 130, the command to go on printed last, nothing left behind", async () => {
  const cwd = emptyFolder();
  const { child, finished, stderr } = startCommand(small, { cwd });
  await until(() => stderr().includes("generation 1"));
  child.kill("SIGINT");
  const { code, stdout, stderr: said } = await finished;
  expect(code).toBe(130);
  expect(stdout).toBe("");
  expect(said.trim().split("\n").at(-1)).toMatch(/rewardsmith\.mjs resume runs\/\S+$/);
  const { stdout: listed } = await runCommand(["list", "--json"], { cwd });
  expect((JSON.parse(listed) as { status: string }[])[0]?.status).toBe("interrupted");
  const resumed = await runCommand(["resume", runFolder(cwd), "--json"], { cwd });
  expect(resumed.code, resumed.stderr).toBe(0);
});
