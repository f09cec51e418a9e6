import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { environmentDeclaration } from "../../src/simulator/declaration.ts";
import { findEnvironment, listEnvironments } from "../../src/simulator/registry.ts";
import { callCommand } from "./call-command.ts";
import { emptyFolder, runCommand } from "./command.ts";

const builtIn = await listEnvironments();

type Entry = { name: string; summary: string; tasks: { name: string; description: string }[] };

test("env list names every built-in environment and its tasks", async () => {
  const { code, stdout } = await callCommand(["env", "list", "--json"], { cwd: emptyFolder() });
  expect(code).toBe(0);
  const entries = JSON.parse(stdout) as Entry[];
  expect(entries.map(({ name }) => name)).toEqual(builtIn);
  for (const { name, summary, tasks } of entries) {
    expect(summary.length).toBeGreaterThan(40);
    expect(tasks.length, name).toBeGreaterThan(0);
    // A criterion without a number is none.
    for (const { description } of tasks) expect(description).toMatch(/\d/);
  }
});

test("env list in words shows the options too", async () => {
  const { stdout } = await callCommand(["env", "list"], { cwd: emptyFolder() });
  for (const name of builtIn) expect(stdout).toMatch(new RegExp(`^${name}  `, "m"));
  expect(stdout).toContain("--env-option setup=swing-up");
});

test.each(["cartpole", "ant"])("env describe %s prints exactly what the designer sees", async (name) => {
  const { code, stdout } = await callCommand(["env", "describe", name], { cwd: emptyFolder() });
  const { environment } = await findEnvironment(name);
  expect(code).toBe(0);
  expect(stdout).toBe(environmentDeclaration(environment.spec));
});

test.each(["cartpole", "hopper"])("what env describe %s prints is in the first prompt", async (name) => {
  const { stdout } = await callCommand(["env", "describe", name], { cwd: emptyFolder() });
  const dry = await callCommand(
    ["run", "--env", name, "--designer", "language-model", "--model", "m", "--dry-run", "--json"],
    { cwd: emptyFolder() },
  );
  const { firstPrompt } = JSON.parse(dry.stdout) as { firstPrompt: { content: string }[] };
  expect(firstPrompt.some(({ content }) => content.includes(stdout.trim()))).toBe(true);
});

test("env describe shows an environment under its options, and refuses unknown ones", async () => {
  const describe = (option: string) =>
    callCommand(["env", "describe", "acrobot", "--env-option", option], { cwd: emptyFolder() });
  expect((await describe("setup=balance")).stdout).toContain("-5 … 5");
  expect((await describe("setup=swing-up")).stdout).toContain("-1 … 1");
  const bad = await describe("setup=flying");
  expect([bad.code, bad.stdout]).toEqual([2, ""]);
  expect(bad.stderr).toContain("balance");
  const unknown = await describe("gravity=3");
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain("'gravity'");
});

test.each(["cartpole", "mountain-car", "hopper"])("env check %s finds nothing", async (name) => {
  const { code, stdout } = await callCommand(["env", "check", name, "--json"], { cwd: emptyFolder() });
  expect(JSON.parse(stdout)).toEqual({ environment: name, passed: true, findings: [] });
  expect(code).toBe(0);
});

test("env check takes options", async () => {
  const options = ["--env-option", "setup=balance"];
  const { code, stdout } = await callCommand(["env", "check", "acrobot", ...options], { cwd: emptyFolder() });
  expect([code, stdout]).toEqual([0, "acrobot keeps the contract\n"]);
});

test("env check says what fails and how to mend it", async () => {
  const cwd = emptyFolder();
  expect((await runCommand(["env", "new", "puck"], { cwd })).code).toBe(0);
  const path = join(cwd, "puck/environment.ts");
  const text = readFileSync(path, "utf8");
  writeFileSync(
    path,
    text.replace("spec.dt;\n      puck.position", "spec.dt + 1e-3 * Math.random();\n      puck.position"),
  );
  const { code, stdout } = await runCommand(["env", "check", "./puck"], { cwd });
  expect(code).toBe(3);
  expect(stdout).toContain("environment/determinism: the same seed and actions gave two different runs");
  expect(stdout).toContain("random stream");
});

test("env new scaffolds an environment that can be checked, described and trained at once", async () => {
  const cwd = emptyFolder();
  const { code, stdout } = await runCommand(["env", "new", "puck"], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain("./puck/environment.ts");
  expect((await runCommand(["env", "check", "./puck"], { cwd })).stdout).toBe("./puck keeps the contract\n");
  const reward = "puck/rewards/reach-mark-human.ts";
  const checked = await runCommand(["check", reward, "--env", "./puck", "--json"], { cwd });
  expect(JSON.parse(checked.stdout)).toEqual({ accepted: true, diagnostics: [] });
  const small = "--steps 2048 --episodes 2 --report-seeds 1 --json --display none".split(" ");
  const evaluated = await runCommand(["evaluate", reward, "--env", "./puck", ...small], { cwd });
  expect(JSON.parse(evaluated.stdout)).toMatchObject({ environment: "puck", task: "reach-mark", outcome: "trained" });

  const again = await runCommand(["env", "new", "puck"], { cwd });
  expect([again.code, again.stdout]).toEqual([2, ""]);
  expect(again.stderr).toContain("already");
});

test("env new --mjcf makes one from a user's model, with notes on stderr", async () => {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, "models"));
  writeFileSync(
    join(cwd, "models/lift.xml"),
    `<mujoco model="lift"><worldbody><body name="cabin"><joint name="rail" type="slide" axis="0 0 1" damping="5"/>
     <geom size=".1" mass="1"/></body></worldbody><actuator><motor name="winch" joint="rail" gear="20"/></actuator></mujoco>`,
  );
  const { code, stdout, stderr } = await runCommand(["env", "new", "lift", "--mjcf", "models/lift.xml", "--json"], {
    cwd,
  });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ name: "lift", folder: join(cwd, "lift") });
  expect(stderr).toContain("'winch') has no ctrlrange");
  expect((await runCommand(["env", "check", "./lift"], { cwd })).stdout).toBe("./lift keeps the contract\n");
  expect((await runCommand(["env", "describe", "./lift"], { cwd })).stdout).toContain("cabin");

  const refused = await runCommand(["env", "new", "other", "--mjcf", "models/none.xml"], { cwd });
  expect(refused.code).toBe(2);
  expect(existsSync(join(cwd, "other"))).toBe(false);
});
