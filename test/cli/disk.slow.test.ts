import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { mountSmall } from "../store/small-disk.ts";
import { emptyFolder, runCommand, startCommand } from "./command.ts";
import { eventTypes } from "./killed.ts";
import { comparable, folderIn } from "./run-folder.ts";
import { leftOf, until } from "./processes.ts";

const preload = fileURLToPath(new URL("fixtures/failing.mjs", import.meta.url));

const small = `run --env cartpole --generations 1 --samples 2 --steps 2048 --episodes 2 --selection-seeds 1
  --report-seeds 1 --leaders 1 --seed 5 --json`.split(/\s+/);

/** After how many calls that put something on the disk each process dies; a run makes some 200, a resume seven before it does anything new. */
const deaths = [3, 11, 16, 9, 21, 14, 24, 18, 12, 27, 15, 19];

const hasRun = (cwd: string): boolean =>
  readdirSync(cwd).includes("runs") && readdirSync(`${cwd}/runs`).some((name) => !name.startsWith("."));

// At every call, over fakes: test/store/crash.slow.test.ts.
test("a run whose processes die one after the other within what they write ends as one that nobody disturbed", async () => {
  const straight = await runCommand(small, { cwd: emptyFolder() });
  expect(straight.code, straight.stderr).toBe(0);
  const cwd = emptyFolder();
  const command = () => (hasRun(cwd) ? ["resume", folderIn(cwd), "--json"] : small);
  for (const death of deaths) {
    const env = { NODE_OPTIONS: `--import ${preload}`, FAULT: `SIGKILL:${death}` };
    const { child, finished } = startCommand(command(), { cwd, env });
    const { stderr } = await finished;
    expect(child.signalCode, `at call ${death}: ${stderr}`).toBe("SIGKILL");
    await until(() => leftOf(new Set(), cwd).length === 0);
  }
  const { code, stdout, stderr } = await runCommand(command(), { cwd });
  expect(code, stderr).toBe(0);
  expect(comparable(stdout)).toEqual(comparable(straight.stdout));
  expect(eventTypes(folderIn(cwd)).filter((type) => type === "run-ended")).toHaveLength(1);
  // Of each training one record: none was done again.
  const log = readFileSync(join(folderIn(cwd), "events.jsonl"), "utf8");
  const jobs = [...log.matchAll(/"type":"training-ended".*?"job":"(\w+)"/g)].map(([, job]) => job);
  expect(jobs.length).toBeGreaterThan(5);
  expect(new Set(jobs).size).toBe(jobs.length);
  const names = readdirSync(folderIn(cwd), { recursive: true }).map(String);
  expect(names.filter((name) => /\.tmp-|lock\./.test(name))).toEqual([]);
}, 1_200_000);

test("a run for which there is no more space ends clearly, and is gone on with once there is some", async () => {
  const cwd = emptyFolder();
  const tmpfs = mountSmall(join(cwd, "runs"), { size: "256k" });
  const env: Record<string, string> = tmpfs === null ? { NODE_OPTIONS: `--import ${preload}`, FAULT: "ENOSPC:25" } : {};
  const full = await runCommand(small, { cwd, env });
  expect(full.code, full.stderr).toBe(1);
  expect(full.stdout).toBe("");
  expect(full.stderr).toMatch(/Cannot write(?: to)? \S+: no space is left/);
  expect(full.stderr).toContain("Free some space and resume the run");
  expect(full.stderr).not.toMatch(/^\s+at /m);
  expect(hasRun(cwd)).toBe(true);
  const still = await runCommand(["resume", folderIn(cwd), "--json"], { cwd, env });
  if (tmpfs !== null) expect([still.code, /no space is left/.test(still.stderr)]).toEqual([1, true]);
  tmpfs?.grow("100m");
  const { code, stdout, stderr } = await runCommand(["resume", folderIn(cwd), "--json"], { cwd });
  expect(code, stderr).toBe(0);
  const straight = await runCommand(small, { cwd: emptyFolder() });
  expect(comparable(stdout)).toEqual(comparable(straight.stdout));
}, 1_200_000);
