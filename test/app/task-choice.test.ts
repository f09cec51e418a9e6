import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { resolveConfig, type RunConfig } from "../../src/app/config.ts";
import { openProblem, type Problem } from "../../src/app/problem.ts";
import { asksForTask, chooseTask, noTaskFits } from "../../src/app/task-choice.ts";
import type { RewardsmithError } from "../../src/core/errors.ts";
import type { Completion } from "../../src/core/interfaces.ts";

let problem: Problem;
beforeAll(async () => {
  problem = await openProblem({ env: "cartpole" });
});

const configOf = (flags: Record<string, unknown>): RunConfig =>
  resolveConfig({ flags: { env: "cartpole", designer: "language-model", ...flags }, variables: {} });

type Answer = string | { kind: Completion["kind"] };

/** Chooses over answers that were recorded: the first, and the one that is asked for where that cannot be read. */
const choose = async (description: string, answers: readonly Answer[]) => {
  const replay = mkdtempSync(join(tmpdir(), "rewardsmith-task-"));
  for (const [attempt, answer] of answers.entries()) {
    const said = typeof answer === "string" ? { kind: "text", text: answer } : answer;
    const completion = { text: "", inputTokens: 100, outputTokens: 10, usd: 0.01, cached: false, ...said };
    writeFileSync(join(replay, `task-g0-s0-r${attempt}.json`), JSON.stringify({ model: "m", key: "k", completion }));
  }
  const contact = { connection: null, answers: [], notices: [] };
  const config = configOf({ description, replay });
  const ledger = { read: async () => null, write: async () => {} };
  const outcome = await chooseTask({ config, problem, contact, ledger, onNotice: () => {} }).then(
    (chosen) => ({ chosen, refused: null }),
    (thrown: { code: string; exitCode: number; message: string; action: string }) => ({
      chosen: null,
      refused: thrown,
    }),
  );
  return { ...outcome, asked: contact.answers.length };
};

const shift = '{"task": "shift", "reason": "It moves the cart."}';
const none = '{"task": null, "reason": "No task asks for a fall."}';
const dance = '{"task": "dance", "reason": "Yes."}';
const long = "Bring the cart one metre to the right. ".repeat(2700);

test.each([
  { name: "another task than the first", words: "bring the cart to one metre", answers: [shift], asked: 1 },
  { name: "German", words: "Fahr den Wagen auf einen Meter", answers: [shift], asked: 1 },
  { name: "code fences", words: "```ts\nexport const task = 'balance';\n```", answers: [shift], asked: 1 },
  { name: "100 kB", words: long, answers: [shift], asked: 1 },
  { name: "an answer that is prose at first", words: "to one metre", answers: ["Shift, I think.", shift], asked: 2 },
  { name: "an answer that was cut", words: "to one metre", answers: [{ kind: "truncated" as const }, shift], asked: 2 },
])("a task is chosen for the words: $name", async ({ words, answers, asked }) => {
  expect(await choose(words, answers)).toEqual({
    chosen: { task: "shift", reason: "It moves the cart." },
    refused: null,
    asked,
  });
});

test.each([
  { name: "no answer", words: "shake", answers: [{ kind: "refused" as const }, "Hm."], code: "task-unclear" },
  { name: "a task there is not", words: "dance", answers: [dance, dance], code: "task-unclear" },
])(
  "answers that name no task there is, nor none, are refused with what can be done: $name",
  async ({ words, answers, code }) => {
    const { refused } = await choose(words, answers);
    expect(refused).toMatchObject({ code, exitCode: 2 });
    expect(refused?.message).toContain(words.slice(0, 20));
    expect(refused?.message.length).toBeLessThan(1500);
    expect(refused?.action).toMatch(/--task balance, --task shift.*--fitness FILE\.ts/);
  },
);

test.each([
  { name: "the opposite", words: "let the pole fall as soon as possible" },
  { name: "of another world", words: "do a backflip" },
  { name: "a book of it", words: `do a backflip ${long}` },
])("no task is said to fit where the model says so, and then what can be done: $name", async ({ words }) => {
  const { chosen, refused } = await choose(words, [none]);
  expect(refused).toBeNull();
  expect(chosen).toEqual({ task: null, reason: "No task asks for a fall." });
  const error = noTaskFits(configOf({ description: words }), problem, chosen as { reason: string });
  expect(error).toMatchObject({ code: "no-task-fits", exitCode: 2 });
  expect(error.message).toContain(words.slice(0, 20));
  expect(error.message.length).toBeLessThan(1500);
  expect((error as RewardsmithError).action).toMatch(
    /--task balance, --task shift.*--measure words.*--fitness FILE\.ts/,
  );
});

test("only words that nothing else measures are asked about", () => {
  expect(asksForTask(configOf({ description: "shake" }), problem)).toBe(true);
  for (const flags of [
    {},
    { description: " " },
    { description: problem.task.description },
    { description: "shake", task: "balance" },
    { description: "shake", task: "none", fitness: "mine.ts" },
    { description: "shake", designer: "symbolic" },
  ]) {
    expect(asksForTask(configOf(flags), problem), JSON.stringify(flags)).toBe(false);
  }
});
