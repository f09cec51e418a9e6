import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { emptyFolder, runCommand, startCommand } from "./command.ts";
import { until } from "./processes.ts";

const environment = fileURLToPath(new URL("../fixtures/user-environment/environment.ts", import.meta.url));

test("a run of an environment of one's own is gone on with, and its report's command starts it, from another folder", async () => {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, "my world"));
  cpSync(environment, join(cwd, "my world", "environment.ts"));
  const small = `--generations 1 --samples 2 --steps 2048 --episodes 2 --selection-seeds 1 --report-seeds 1 --leaders 1`;
  const { child, finished, stderr } = startCommand(["run", "--env", "./my world", ...small.split(" ")], { cwd });
  await until(() => stderr().includes("generation 1"));
  child.kill("SIGINT");
  expect((await finished).code).toBe(130);
  const elsewhere = emptyFolder();
  const resumed = await runCommand(["resume", "latest", "--runs", join(cwd, "runs"), "--quiet"], { cwd: elsewhere });
  expect(resumed.code, resumed.stderr).toBe(0);
  expect(resumed.stderr).toBe("");
  const [run] = readdirSync(join(cwd, "runs"));
  // What is printed there leads to the run from there.
  expect(resumed.stdout).toContain(`report: ${join(cwd, "runs", run as string, "report.html")}`);
  const page = readFileSync(join(cwd, "runs", run as string, "report.html"), "utf8").replaceAll("&#39;", "'");
  expect(page).toContain(`rewardsmith.mjs run --env '${join(cwd, "my world")}'`);
});
