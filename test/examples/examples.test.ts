import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { resolveConfig } from "../../src/app/config.ts";
import { openProblem } from "../../src/app/problem.ts";
import { callCommand } from "../cli/call-command.ts";
import { emptyFolder, runCommand } from "../cli/command.ts";

const examples = fileURLToPath(new URL("../../examples/", import.meta.url));
const tank = join(examples, "tank");

test("the tank keeps the contract, and a small search in it ends with a best", async () => {
  const cwd = emptyFolder();
  const checked = await runCommand(["env", "check", tank, "--json"], { cwd });
  expect(JSON.parse(checked.stdout)).toMatchObject({ passed: true });
  const small =
    "--generations 1 --samples 2 --steps 2048 --episodes 2 --selection-seeds 1 --report-seeds 1 --leaders 1";
  const { stdout } = await runCommand(["run", "--env", tank, ...small.split(" "), "--json"], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({
    status: "completed",
    task: "fill-to-mark",
    best: { pool: "report" },
    references: { human: { fitness: {} }, sparse: { fitness: {} } },
  });
});

test.each([
  { file: "reward/balance.ts", env: "cartpole" },
  { file: "reward/milestones.ts", env: "mountain-car" },
  { file: "tank/rewards/fill-to-mark-human.ts", env: tank },
  { file: "tank/rewards/fill-to-mark-sparse.ts", env: tank },
])("the critic has nothing against $file", async ({ file, env }) => {
  const call = env === tank ? runCommand : callCommand; // what imports the package by its name needs a process
  const { code, stdout } = await call(["check", join(examples, file), "--env", env, "--json"], {
    cwd: emptyFolder(),
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { severity: string; rule: string }[] };
  expect(code).toBe(0);
  expect(diagnostics.filter(({ rule }) => !rule.endsWith("/skipped"))).toEqual([]);
});

test("the fitness file is a task, and what it asks can be had and missed", async () => {
  const { task } = await openProblem({
    env: "cartpole",
    task: "none",
    fitness: join(examples, "fitness/stay-right.ts"),
  });
  expect(task).toMatchObject({ name: "stay-right", steps: 60_000 });
  const standingAt = (position: number) => ({
    length: 500,
    dt: 0.02,
    ending: "truncated" as const,
    state: () => ({ cart: { position } }) as never,
    action: () => ({}) as never,
  });
  expect([task.fitness(standingAt(0.7)), task.success?.(standingAt(0.7))]).toEqual([1, true]);
  expect([task.fitness(standingAt(0)), task.success?.(standingAt(0))]).toEqual([0, false]);
});

test("the configuration file says what it is meant to", () => {
  const file = join(examples, "config/mountain-car.yaml");
  expect(resolveConfig({ flags: {}, variables: {}, file })).toMatchObject({
    env: "mountain-car",
    generations: 2,
    samples: 6,
    "max-time": 600,
  });
});

test("the page of the library shows the program that is compiled", () => {
  const page = readFileSync(join(examples, "../docs/library.md"), "utf8");
  expect(page).toContain(readFileSync(join(examples, "program/search.ts"), "utf8"));
});

test("each example has a page, which the first one names", () => {
  const index = readFileSync(join(examples, "README.md"), "utf8");
  const pages = globSync("*/README.md", { cwd: examples });
  expect(pages.length).toBeGreaterThanOrEqual(5);
  expect(globSync("*/", { cwd: examples })).toHaveLength(pages.length);
  expect(pages.filter((page) => !index.includes(`(${page})`))).toEqual([]);
});
