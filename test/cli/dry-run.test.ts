import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { DryRun } from "../../src/app/dry-run.ts";
import { callCommand } from "./call-command.ts";
import { emptyFolder } from "./command.ts";

const caps = ["--max-usd", "1", "--max-calls", "500", "--max-steps", "5000000", "--max-time", "2h"];
const asked = ["run", "balance it", "--env", "cartpole", "--designer", "language-model", "--model", "gpt-4.1-mini"];

test("--dry-run is a page: what is measured, who and why, what it costs with the basis, every cap, the prompt as text", async () => {
  const cwd = emptyFolder();
  const { code, stdout, stderr } = await callCommand([...asked, ...caps, "--dry-run"], { cwd });
  expect(code, stderr).toBe(0);
  for (const line of [
    /^environment +cartpole$/m,
    /^your words +"balance it" \(read by the language model\)\nmeasured by +cartpole\/balance \(Keep the pole upright/,
    /^note: a run first asks the language model which task/m,
    /^designer +language-model/m,
    /^learner +ppo \(actions are discrete\)$/m,
    /^generations +3 of 8 programs/m,
    /^trainings +at most 54 of 50 k environment steps: 3\.60 M environment steps \(2\.70 M of training, 900 k of evaluation\)$/m,
    /^model +about \d+ calls, \d+ k tokens, about \$\d/m,
    /^time +about .* \(a training begun just now made .* steps\/s over .*; \d+ at once\)$/m,
    /^caps +--max-steps 5000000 --max-time 7200 --max-calls 500 --max-usd 1$/m,
    /^# The first prompt$/m,
    /^## user$/m,
    /^balance it$/m,
  ]) {
    expect(stdout).toMatch(line);
  }
  expect(stdout).not.toContain(String.raw`\n`);
  expect(readdirSync(cwd)).toEqual([]);
});

test("--dry-run --json holds the same as data", async () => {
  const { code, stdout } = await callCommand(
    ["run", "--env", "cartpole", "--steps", "4096", ...caps, "--jobs", "1", "--dry-run", "--json"],
    { cwd: emptyFolder() },
  );
  expect(code).toBe(0);
  const dry = JSON.parse(stdout) as DryRun;
  expect(dry).toMatchObject({
    learner: { name: "ppo", reason: "actions are discrete" },
    limits: { "max-usd": 1, "max-calls": 500, "max-steps": 5_000_000, "max-time": 7200 },
    // Sixty evaluations, the random policy on six seeds among them, of up to 20 × 500 steps.
    cost: {
      trainings: 54,
      trainingSteps: 54 * 4096,
      evaluationSteps: 60 * 10_000,
      environmentSteps: 54 * 4096 + 60 * 10_000,
      time: { atOnce: 1 },
    },
    firstPrompt: null,
  });
  const { seconds = 0, stepsPerSecond = 0 } = dry.cost.time ?? {};
  expect(stepsPerSecond).toBeGreaterThan(0);
  expect(seconds).toBeCloseTo((54 * 4096) / stepsPerSecond, 6);
});
