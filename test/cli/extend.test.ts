import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { emptyFolder, runCommand, startCommand, type Finished } from "./command.ts";
import { familyOf, leftOf, until } from "./processes.ts";

const small = `run --env cartpole --generations 1 --samples 2 --steps 2048 --episodes 2 --selection-seeds 1
  --report-seeds 2 --leaders 1 --learner ars --seed 3 --json`.split(/\s+/);

const folderIn = (cwd: string): string => join(cwd, "runs", readdirSync(join(cwd, "runs"))[0] as string);

/** What two ways to the same result must agree on: everything but the path and what this process did. */
const comparable = (text: string): Partial<RunSummary> => {
  const { run: _run, thisProcess: _process, best, ...rest } = JSON.parse(text) as RunSummary;
  return { ...rest, best: best && { ...best, reward: "" } };
};

const trainingsIn = (folder: string): string[] =>
  readFileSync(join(folder, "events.jsonl"), "utf8")
    .split("\n")
    .flatMap((line) =>
      line.includes('"type":"training-ended"') ? (/"key":"(training:[^"]+)"/.exec(line)?.[1] ?? []) : [],
    );

/** One ended run for all: a copy of its folder is as good as another. */
const home = mkdtempSync(join(tmpdir(), "rewardsmith-test-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));
let first: Finished;
beforeAll(async () => {
  first = await runCommand(small, { cwd: home });
  expect(first.code, first.stderr).toBe(0);
}, 600_000);

const endedRun = (): { cwd: string; folder: string } => {
  const cwd = emptyFolder();
  cpSync(join(home, "runs"), join(cwd, "runs"), { recursive: true });
  return { cwd, folder: folderIn(cwd) };
};

test("an ended run says so and how to extend it; extended, it claims anew and keeps what it had claimed", async () => {
  const { cwd, folder } = endedRun();
  const log = readFileSync(join(folder, "events.jsonl"), "utf8");

  const again = await runCommand(["resume", folder, "--json", "--fail-under", "success=2"], { cwd });
  expect(again.stderr).toMatch(/has ended[\s\S]*resume \S+ --generations 1/);
  expect(JSON.parse(again.stdout)).toEqual(JSON.parse(first.stdout));
  expect(again.code).toBe(3);
  expect(readFileSync(join(folder, "events.jsonl"), "utf8")).toBe(log);

  const extended = await runCommand(["resume", folder, "--generations", "1", "--json"], { cwd });
  expect(extended.code, extended.stderr).toBe(0);
  expect(extended.stderr).toContain("extended: generations 2 to 2");
  const [before, after] = [first, extended].map(({ stdout }) => JSON.parse(stdout) as RunSummary) as [
    RunSummary,
    RunSummary,
  ];
  expect(after.earlierClaims).toMatchObject([{ generations: 1, best: { fitness: before.best?.fitness } }]);
  expect(after.best?.fitness.seeds.some((seed) => before.best?.fitness.seeds.includes(seed))).toBe(false);
  expect(after.references.human?.fitness.seeds).toEqual(after.best?.fitness.seeds);
  const trainings = trainingsIn(folder);
  expect(new Set(trainings).size).toBe(trainings.length);

  const { stdout: shown } = await runCommand(["show", folder], { cwd });
  expect(shown).toContain("claimed before it was extended");
  const report = readFileSync(join(folder, "report.html"), "utf8");
  expect(report).toContain("Claimed before it was extended");
});

test("an extension killed with -9 is resumed to the uninterrupted one's result; until then it takes no other", async () => {
  const straight = endedRun();
  const whole = await runCommand(["resume", straight.folder, "--generations", "2", "--json"], straight);
  expect(whole.code, whole.stderr).toBe(0);

  const { cwd, folder } = endedRun();
  const known = trainingsIn(folder).length;
  const { child, finished } = startCommand(["resume", folder, "--generations", "2", "--json"], { cwd });
  await until(() => trainingsIn(folder).length > known + 3);
  const family = familyOf(child.pid as number);
  child.kill("SIGKILL");
  await finished;
  await until(() => leftOf(family, cwd).length === 0);

  const another = await runCommand(["resume", folder, "--generations", "1"], { cwd });
  expect(another).toMatchObject({ code: 2, stdout: "" });
  expect(another.stderr).toMatch(/has not ended[\s\S]* resume runs/);
  const resumed = await runCommand(["resume", folder, "--json"], { cwd });
  expect(resumed.code, resumed.stderr).toBe(0);
  expect(comparable(resumed.stdout)).toEqual(comparable(whole.stdout));
});

test("a run that its budget stopped goes on with its plan under a larger one", async () => {
  const cwd = emptyFolder();
  const capped = await runCommand([...small, "--generations", "2", "--max-steps", String(2048 * 10)], { cwd });
  expect(capped.code, capped.stderr).toBe(4);
  const folder = folderIn(cwd);
  const same = await runCommand(["resume", folder], { cwd });
  expect(same.code).toBe(4);
  expect(same.stderr).toMatch(/stopped by a budget[\s\S]*larger budget/);
  const larger = await runCommand(["resume", folder, "--max-steps", "90000", "--json"], { cwd });
  expect(larger.code, larger.stderr).toBe(0);
  expect(JSON.parse(larger.stdout)).toMatchObject({ status: "completed", generations: 2 });
});
