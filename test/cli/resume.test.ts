import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RunSummary } from "../../src/core/summary.ts";
import { answer, silent, startScriptedServer } from "../model/scripted-server.ts";
import { emptyFolder, runCommand, startCommand } from "./command.ts";
import { familyOf, leftOf, until } from "./processes.ts";

const small = `run --env cartpole --generations 2 --samples 2 --steps 4096 --episodes 4 --selection-seeds 2
  --report-seeds 2 --leaders 2 --seed 5 --json`.split(/\s+/);

/** What two ways to the same result must agree on: everything but the path and what this process did. */
const comparable = (text: string): Partial<RunSummary> => {
  const { run: _run, thisProcess: _process, best, ...rest } = JSON.parse(text) as RunSummary;
  return { ...rest, best: best && { ...best, reward: "" } };
};

const runFolder = (cwd: string): string => {
  const names = readdirSync(join(cwd, "runs")).filter((name) => !name.startsWith("."));
  expect(names).toHaveLength(1);
  return join(cwd, "runs", names[0] as string);
};

const eventTypes = (folder: string): string[] =>
  readFileSync(join(folder, "events.jsonl"), "utf8")
    .split("\n")
    .flatMap((line) => /"type":"([a-z-]+)"/.exec(line)?.[1] ?? []);

test("a run killed with -9 in the middle of a training is resumed to the uninterrupted run's result, and leaves no process", async () => {
  const straight = emptyFolder();
  const { code, stdout } = await runCommand(small, { cwd: straight });
  expect(code).toBe(0);
  const golden = comparable(stdout);

  for (const [place, reached] of [
    ["the first generation", (types: string[]) => types.filter((type) => type === "training-ended").length >= 1],
    ["the confirmation", (types: string[]) => types.filter((type) => type === "generation-ended").length >= 2],
  ] as const) {
    const cwd = emptyFolder();
    const { child, finished } = startCommand(small, { cwd });
    await until(() => {
      try {
        return reached(eventTypes(runFolder(cwd)));
      } catch {
        return false;
      }
    });
    const family = familyOf(child.pid as number);
    expect(family.size).toBeGreaterThan(2);
    child.kill("SIGKILL");
    await finished;
    await until(() => leftOf(family, cwd).length === 0);
    const resumed = await runCommand(["resume", runFolder(cwd), "--json"], { cwd });
    expect(resumed.code, `${place}: ${resumed.stderr}`).toBe(0);
    expect(comparable(resumed.stdout)).toEqual(golden);
    expect(eventTypes(runFolder(cwd)).filter((type) => type === "run-ended")).toHaveLength(1);
  }
});

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

const reward = `Idea: swing.
\`\`\`ts
import type { Step } from "environment";
export const weights = { swing: 100 };
export function terms({ next }: Step) {
  return { swing: Math.abs(next.car.velocity) };
}
\`\`\``;

const written =
  `run --env mountain-car --designer language-model --model scripted --critic-votes 0 --generations 1 --samples 2 --steps 2048
  --episodes 2 --selection-seeds 1 --report-seeds 1 --leaders 1 --seed 5 --json`.split(/\s+/);

test("a run killed with -9 in the middle of a model call pays for no recorded completion twice and ends the same", async () => {
  const straight = await startScriptedServer([answer(reward)]);
  const env = (server: { baseURL: string }) => ({ OPENAI_API_KEY: "sk-test", OPENAI_BASE_URL: server.baseURL });
  const { code, stdout, stderr } = await runCommand(written, { cwd: emptyFolder(), env: env(straight) });
  await straight.close();
  expect(code, stderr).toBe(0);

  const server = await startScriptedServer([answer(reward), silent, answer(reward)]);
  const cwd = emptyFolder();
  const { child, finished } = startCommand(written, { cwd, env: env(server) });
  await until(() => {
    try {
      return server.requests.length === 2 && eventTypes(runFolder(cwd)).includes("model-completed");
    } catch {
      return false;
    }
  });
  const family = familyOf(child.pid as number);
  child.kill("SIGKILL");
  await finished;
  await until(() => leftOf(family, cwd).length === 0);

  const resumed = await runCommand(["resume", runFolder(cwd), "--json"], { cwd, env: env(server) });
  await server.close();
  expect(resumed.code, resumed.stderr).toBe(0);
  expect(comparable(resumed.stdout)).toEqual(comparable(stdout));
  // One was answered before the kill, one was cut off by it and asked again.
  expect(server.requests).toHaveLength(3);
  expect(resumed.stderr).toContain("may be charged twice");
});
