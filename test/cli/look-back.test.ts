import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { callCommand } from "./call-command.ts";
import { binary, emptyFolder } from "./command.ts";

const fixtures = fileURLToPath(new URL("../fixtures/run-folders/0.1.0/", import.meta.url));
const [ended, killed] = ["880dc9", "508357"].map((id) => readdirSync(fixtures).find((name) => name.endsWith(id)));

test("show says what is known of an interrupted run, its best labelled as the search's, with the commands that go on", async () => {
  const cwd = emptyFolder();
  const folder = join(cwd, "runs of mine", killed as string);
  cpSync(join(fixtures, killed as string), folder, { recursive: true });
  const { code, stdout, stderr } = await callCommand(["show", "latest", "--runs", "runs of mine"], { cwd });
  expect(code, stderr).toBe(0);
  expect(stdout).toContain("interrupted so far");
  expect(stdout).toContain("generation 1 of 2");
  expect(stdout).toContain("nothing was trained yet");
  expect(stdout).toContain(`rewardsmith.mjs resume 'runs of mine/${killed}'`);
  const asJson = await callCommand(["show", killed as string, "--json"], {
    cwd,
    env: { REWARDSMITH_RUNS: "runs of mine" },
  });
  expect(JSON.parse(asJson.stdout)).toMatchObject({
    status: "interrupted",
    generation: 1,
    best: null,
    spent: { proposed: 3 },
  });
});

test("show of a run that was moved finds its reward where it lies", async () => {
  const { code, stdout } = await callCommand(["show", join(fixtures, ended as string)], { cwd: emptyFolder() });
  expect(code).toBe(0);
  expect(stdout).toContain("export const weights");
  expect(stdout).toContain(`reward: ${join(fixtures, ended as string, "best/reward.ts")}`);
});

test("report writes the page of a run again, whatever its state, there or elsewhere", async () => {
  const cwd = emptyFolder();
  for (const name of [ended, killed]) {
    cpSync(join(fixtures, name as string), join(cwd, "runs", name as string), { recursive: true });
    const page = join(cwd, "runs", name as string, "report.html");
    writeFileSync(page, "old");
    const { code, stdout, stderr } = await callCommand(["report", name as string], { cwd });
    expect(code, stderr).toBe(0);
    expect(stdout).toBe(`runs/${name}/report.html\n`);
    expect(readFileSync(page, "utf8")).toContain("<!doctype html>");
    expect(readFileSync(page, "utf8")).toMatch(name === ended ? /completed/ : /interrupted/);
  }
  const { stdout } = await callCommand(["report", "latest", "--out", "page.html"], { cwd });
  expect(stdout).toBe("page.html\n");
  expect(readFileSync(join(cwd, "page.html"), "utf8")).toContain("<!doctype html>");
});

test("list says of every best whose seeds it is of, beside task and designer", async () => {
  const { stdout } = await callCommand(["list", "--runs", fixtures], { cwd: emptyFolder() });
  const rows = stdout
    .trim()
    .split("\n")
    .map((line) => line.split(/\s{2,}/));
  expect(rows[0]).toEqual(["run", "task", "designer", "status", "best", "measured on"]);
  expect(rows.find(([name]) => name === ended)?.slice(1)).toEqual([
    "balance",
    "symbolic",
    "completed",
    "0.04",
    "report seeds",
  ]);
});

test("many runs are listed by a process that may open few files", async () => {
  const cwd = emptyFolder();
  for (let index = 0; index < 300; index++) {
    const folder = join(cwd, "runs", `20260101-000000_toy-reach_${index.toString(16).padStart(6, "0")}`);
    mkdirSync(folder, { recursive: true });
    const run = { id: String(index), status: "interrupted", environment: "toy", task: "reach", seed: 1, started: "" };
    writeFileSync(join(folder, "run.json"), JSON.stringify(run));
    writeFileSync(join(folder, "events.jsonl"), "");
  }
  const command = `ulimit -n 100 && exec "$0" "$1" list --json`;
  const { stdout } = await promisify(execFile)("sh", ["-c", command, process.execPath, binary], {
    cwd,
    maxBuffer: 1e8,
  });
  const states = (JSON.parse(stdout) as { status: string }[]).map(({ status }) => status);
  expect(states).toHaveLength(300);
  expect(new Set(states)).toEqual(new Set(["interrupted"]));
});

test("show of a candidate says how it did and why: its terms, its best and worst episode, causes as the weak evidence that they are, a lesson, its code", async () => {
  const cwd = emptyFolder();
  const { code, stdout, stderr } = await callCommand(["show", join(fixtures, ended as string), "g1-c1"], { cwd });
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/^g1-c1: trained, fitness [-0-9.]+, success \d+ %, 1 training$/m);
  expect(stdout).toMatch(/^term +weight +mean +min +max +share +verdict$/m);
  expect(stdout).toMatch(/^its best episode: .*\nstep +0 /m);
  expect(stdout).toMatch(/^its worst episode: /m);
  expect(stdout).toMatch(/^causes, weak evidence: .*right in \d+ \(\d+ %\)[^]*^1\. Cause [a-z-]+/m);
  expect(stdout).toMatch(/^lesson: /m);
  expect(stdout).toContain("export const weights");
  const unknown = await callCommand(["show", join(fixtures, ended as string), "g9-c1"], { cwd });
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain("has no candidate 'g9-c1'");
});
