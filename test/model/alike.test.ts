import * as fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import type { Completion, CompletionLabel } from "../../src/core/interfaces.ts";
import type { RunEvent } from "../../src/core/events.ts";
import { viewOf } from "../../src/core/run-view.ts";
import { answersAtOnce, withAlike } from "../../src/model/alike.ts";
import { createBudget } from "../../src/model/budget.ts";
import { withCache } from "../../src/model/cache.ts";
import { answer, completionBody, failure, success, type Reply } from "./scripted-server.ts";
import { request, startStack, type Stack } from "./stack.ts";

const { label: _, ...question } = request();
const labels = (count: number, from = 0): CompletionLabel[] =>
  Array.from({ length: count }, (_each, place) => ({
    role: "designer",
    generation: 1,
    sample: from + place,
    repair: 0,
  }));

const start = async (...given: Parameters<typeof startStack>): Promise<Stack> => {
  const stack = await startStack(...given);
  onTestFinished(() => stack.server.close());
  return stack;
};

const ask = (stack: Stack, count: number, from = 0): Promise<Completion[]> =>
  Promise.all(stack.model.completeAlike?.(question, labels(count, from)) ?? []);

/** A body with these answers, of 1,000 tokens in and 200 out in all, as its `usage` says. */
const several = (...answers: [text: string, reason?: string][]): Reply =>
  success({
    ...completionBody({}),
    choices: answers.map(([content, reason = "stop"], index) => ({
      index,
      message: { role: "assistant", content },
      finish_reason: reason,
    })),
  });

const textsOf = (completions: readonly Completion[]): string[] => completions.map(({ text }) => text);
const wanted = (stack: Stack): unknown[] => stack.server.requests.map(({ body }) => body["n"] ?? 1);
const total = (completions: readonly Completion[], name: "inputTokens" | "outputTokens" | "usd"): number =>
  completions.reduce((sum, each) => sum + each[name], 0);
const spentOf = (events: readonly RunEvent[]) => viewOf(events).spent;

test("samples that are asked alike come in one request, counted as one call whose tokens are theirs together", async () => {
  const stack = await start([several(["a"], ["bb"], ["ccc"])]);
  const completions = await ask(stack, 3);
  expect(textsOf(completions)).toEqual(["a", "bb", "ccc"]);
  expect(wanted(stack)).toEqual([3]);
  expect([total(completions, "inputTokens"), total(completions, "outputTokens")]).toEqual([1000, 200]);
  expect(spentOf(stack.events)).toMatchObject({ modelCalls: 1, inputTokens: 1000, outputTokens: 200 });
  expect(stack.budget.usage()).toMatchObject({ answered: 1, networkCalls: 1, inputTokens: 1000, outputTokens: 200 });
  expect(spentOf(stack.events).usd).toBeCloseTo(stack.budget.usage().usd, 12);
});

test("what is recorded is never asked again, and counts in the next process as it did in the first", async () => {
  const stack = await start([several(["a"], ["b"], ["c"]), several(["d"], ["e"])]);
  await ask(stack, 3);
  const budget = createBudget({ maxCalls: 1 });
  const events: RunEvent[] = [];
  const resumed = withCache(
    { complete: () => Promise.reject(new Error("asked")) },
    {
      ledger: stack.ledger,
      baseUrl: stack.server.baseURL,
      budget,
      onEvent: (event) => void events.push(event),
    },
  );
  // By itself, too: the ledger knows each by its own label.
  const one = await resumed.complete({ ...question, label: labels(3)[1] as CompletionLabel });
  expect(one).toMatchObject({ text: "b", cached: true });
  await Promise.all(resumed.completeAlike?.(question, [labels(3)[0], labels(3)[2]] as CompletionLabel[]) ?? []);
  expect(budget.usage()).toMatchObject({ answered: 1, cachedCalls: 3, inputTokens: 1000, outputTokens: 200 });
  expect(spentOf(events)).toMatchObject({ modelCalls: 1, inputTokens: 1000, outputTokens: 200 });
  // Of five, two are new: they alone are asked for.
  expect(textsOf(await ask(stack, 5))).toEqual(["a", "b", "c", "d", "e"]);
  expect(wanted(stack)).toEqual([3, 2]);
});

type Way = {
  name: string;
  /** What the first request, which wants three answers, meets, and how many of them it gives. */
  first: Reply;
  given: string[];
  /** What the next search of the same process wants. */
  later: number[];
};

const refusals = [
  { message: "Unsupported value: 'n' does not support 3 with this model. Only (1) is supported.", param: "n" },
  { message: "Invalid n value (currently only n = 1 is supported)" },
  { message: "n > 1 requires temperature > 0" },
  { message: "'n' : number must be at most 1" },
  { message: "body.n: Input should be less than or equal to 1" },
  { message: "UnsupportedParamsError: groq does not support parameters: ['n']" },
  { message: "Multiple candidates is not enabled for this model" },
  { message: "extra fields not permitted" },
];

const ways: Way[] = [
  { name: "ignores the wish", first: answer("a"), given: ["a"], later: [1, 1] },
  { name: "gives fewer", first: several(["a"], ["b"]), given: ["a", "b"], later: [2] },
  { name: "breaks one off", first: several(["a"], ["half", "error"], ["c"]), given: ["a", "c"], later: [2] },
  { name: "sends an empty list", first: several(), given: [], later: [1, 1] },
  {
    name: "fails over it",
    first: failure(500, { message: "Only one completion choice is allowed" }),
    given: [],
    later: [1, 1],
  },
  ...refusals.map((error): Way => ({
    name: `refuses it: ${error.message}`,
    first: failure(400, error),
    given: [],
    later: [1, 1],
  })),
];

test.each(ways)("of a server that $name the rest is asked for one by one", async ({ first, given, later }) => {
  const whole = ["a", "b", "c"];
  const rest = whole.filter((text) => !given.includes(text));
  const stack = await start([
    first,
    ...rest.map((text) => answer(text)),
    later.length === 1 ? several(["d"], ["e"]) : answer("d"),
    answer("e"),
  ]);
  const completions = await ask(stack, 3);
  expect(completions.every(({ kind }) => kind === "text")).toBe(true);
  expect(textsOf(completions).toSorted()).toEqual(whole);
  expect(wanted(stack)).toEqual([3, ...rest.map(() => 1)]);
  expect(textsOf(await ask(stack, 2, 3)).toSorted()).toEqual(["d", "e"]);
  expect(wanted(stack).slice(1 + rest.length)).toEqual(later);
  // Each of them is a call, and so is one that was refused; the temperature was not what the server minded.
  expect(stack.budget.usage().networkCalls).toBe(stack.server.requests.length);
  expect(stack.server.requests.every(({ body }) => body["temperature"] === 1)).toBe(true);
  expect(total(completions, "inputTokens")).toBe(
    spentOf(stack.events).inputTokens - (later.length === 1 ? 1000 : 2000),
  );
});

test("a refusal over something else is told as what it is", async () => {
  const stack = await start([failure(400, { message: "the model is not deployed", code: "model_gone" })]);
  await expect(Promise.all(stack.model.completeAlike?.(question, labels(3)) ?? [])).rejects.toThrow("not deployed");
  // Once for all, once for the first by itself: no further one is sent.
  expect(wanted(stack)[0]).toBe(3);
  expect(wanted(stack).length).toBeLessThanOrEqual(2);
});

test("answers that a budget does not hold together are asked for as far as it holds them", async () => {
  // Three answers at their limit are 1,500 tokens and the prompt; one is 500 and the prompt.
  const stack = await start([answer("a")], { caps: { maxTokens: 1000 } });
  const settled = await Promise.allSettled(stack.model.completeAlike?.(question, labels(3)) ?? []);
  expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
  expect(settled[1]).toMatchObject({ reason: { code: "budget" } });
  expect(wanted(stack)).toEqual([1]);
});

test("a request that might cost more than is left is reserved with all its answers", async () => {
  const stack = await start([several(["a"], ["b"], ["c"])], { caps: { maxTokens: 1600 } });
  expect(textsOf(await ask(stack, 3))).toEqual(["a", "b", "c"]);
  await expect(Promise.all(stack.model.completeAlike?.(question, labels(3, 3)) ?? [])).rejects.toMatchObject({
    code: "budget",
  });
});

test("whatever answers come, however many were wanted, each label has one and the sums are the requests'", async () => {
  const paid = { usd: 0.3, cached: false };
  const texts = fc.array(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: answersAtOnce });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 11 }),
      fc.array(texts, { minLength: 1, maxLength: 5 }),
      fc.nat(999),
      async (count, script, outputTokens) => {
        const sent: Completion[] = [];
        const model = withAlike({
          complete: async ({ choices = 1 }) => {
            const [text = "", ...others] = (script[sent.length % script.length] as string[]).slice(0, choices);
            const first: Completion = { kind: "text", text, inputTokens: 10, outputTokens, ...paid };
            sent.push(first);
            const none = { inputTokens: 0, outputTokens: 0, ...paid, usd: 0 };
            return { ...first, others: others.map((other) => ({ kind: "text", text: other, ...none })) };
          },
        });
        const completions = await Promise.all(model.completeAlike?.(question, labels(count)) ?? []);
        expect(completions).toHaveLength(count);
        expect(completions.filter(({ calls }) => calls !== 0)).toHaveLength(sent.length);
        for (const name of ["inputTokens", "outputTokens"] as const)
          expect(total(completions, name)).toBe(total(sent, name));
        expect(total(completions, "usd")).toBeCloseTo(total(sent, "usd"), 9);
        expect(completions.every(({ outputTokens: tokens }) => Number.isInteger(tokens) && tokens >= 0)).toBe(true);
      },
    ),
  );
});
