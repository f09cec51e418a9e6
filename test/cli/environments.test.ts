import { expect, test } from "vitest";
import { environmentDeclaration } from "../../src/simulator/declaration.ts";
import { findEnvironment, listEnvironments } from "../../src/simulator/registry.ts";
import { emptyFolder, runCommand } from "./command.ts";

test("env list names every built-in environment and its tasks", async () => {
  const { code, stdout } = await runCommand(["env", "list", "--json"], { cwd: emptyFolder() });
  expect(code).toBe(0);
  const entries = JSON.parse(stdout) as { name: string; tasks: { description: string }[] }[];
  expect(entries.map(({ name }) => name)).toEqual(await listEnvironments());
  for (const { tasks } of entries) for (const { description } of tasks) expect(description).toMatch(/\d/);
});

test.each(["cartpole", "mountain-car", "pendulum", "hopper"])(
  "env describe %s prints exactly what the designer sees",
  async (name) => {
    const { code, stdout } = await runCommand(["env", "describe", name], { cwd: emptyFolder() });
    const { environment } = await findEnvironment(name);
    expect(code).toBe(0);
    expect(stdout).toBe(environmentDeclaration(environment.spec));
    const dry = await runCommand(
      ["run", "--env", name, "--designer", "language-model", "--model", "m", "--dry-run", "--json"],
      { cwd: emptyFolder() },
    );
    const { firstPrompt } = JSON.parse(dry.stdout) as { firstPrompt: { content: string }[] };
    expect(firstPrompt.some(({ content }) => content.includes(stdout.trim()))).toBe(true);
  },
);

test.each(["cartpole", "mountain-car", "pendulum", "hopper"])("env check %s finds nothing", async (name) => {
  const { code, stdout } = await runCommand(["env", "check", name, "--json"], { cwd: emptyFolder() });
  expect(JSON.parse(stdout)).toEqual({ environment: name, passed: true, findings: [] });
  expect(code).toBe(0);
});
