import * as fc from "fast-check";
import { expect, test } from "vitest";
import { RewardsmithError } from "../../src/core/errors.ts";
import type { Completion, CompletionRequest } from "../../src/core/interfaces.ts";
import { createBudget, isBudgetExceeded, withBudget, withinWhole } from "../../src/model/budget.ts";
import { AbandonedError, RetriableError } from "../../src/model/retriable.ts";
import { request } from "./stack.ts";

const completion = (over: Partial<Completion> = {}): Completion => ({
  kind: "text",
  text: "",
  inputTokens: 10,
  outputTokens: 90,
  usd: 0.001,
  cached: false,
  ...over,
});

const always = { complete: async (_request: CompletionRequest) => completion() };

test("a cap on calls counts every attempt, failed ones too", async () => {
  const budget = createBudget({ maxCalls: 2 });
  let calls = 0;
  const model = withBudget(
    {
      complete: async () => {
        if (++calls === 1) throw new RetriableError("busy", { reason: "server" });
        return completion();
      },
    },
    { budget },
  );
  await expect(model.complete(request())).rejects.toThrow("busy");
  await model.complete(request());
  const refused = await model.complete(request()).catch((error: unknown) => error);
  expect(isBudgetExceeded(refused)).toBe(true);
  expect(refused).toMatchObject({ code: "budget", exitCode: 4 });
  expect((refused as Error).message).toMatch(/--max-calls 2 reached: 2 used/);
  expect(calls).toBe(2);
  expect(budget.usage()).toMatchObject({ answered: 1, networkCalls: 2 });
});

test("a request that might not fit waits for those in flight and goes on with what they leave", async () => {
  const budget = createBudget({ maxTokens: 1200 }); // one reservation is 500 for the answer and some for the prompt
  const waiting: (() => void)[] = [];
  const model = withBudget(
    { complete: () => new Promise<Completion>((done) => waiting.push(() => done(completion()))) },
    { budget },
  );
  const all = [model.complete(request(0)), model.complete(request(1)), model.complete(request(2))];
  await new Promise((next) => setImmediate(next));
  expect(waiting).toHaveLength(2);
  waiting[0]?.();
  await all[0];
  await new Promise((next) => setImmediate(next));
  expect(waiting).toHaveLength(3);
  waiting[1]?.();
  waiting[2]?.();
  await Promise.all(all);
  expect(budget.usage()).toMatchObject({ answered: 3, inputTokens: 30, outputTokens: 270 });
});

test("no order of answers exceeds a cap whose reservations hold, and none that fits is refused for good", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 5000 }),
      fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 }),
      fc.scheduler(),
      async (maxTokens, outputs, scheduler) => {
        const budget = createBudget({ maxTokens });
        const model = withBudget(
          {
            complete: async ({ label }) => {
              await scheduler.schedule(Promise.resolve());
              return completion({ inputTokens: 10, outputTokens: outputs[label.sample] as number });
            },
          },
          { budget },
        );
        const all = Promise.allSettled(outputs.map((_, sample) => model.complete(request(sample))));
        await scheduler.waitFor(all);
        const { inputTokens, outputTokens } = budget.usage();
        const spent = inputTokens + outputTokens;
        expect(spent).toBeLessThanOrEqual(maxTokens);
        for (const result of await all) {
          if (result.status === "rejected") expect(spent + 520).toBeGreaterThan(maxTokens);
        }
      },
    ),
    { numRuns: 50 },
  );
});

test("a request whose outcome is unknown counts in full against the caps and not in the spend", async () => {
  const budget = createBudget({ maxUsd: 0.012 });
  const cut = new RetriableError("cut", { reason: "cut-body", possiblyBilled: true });
  const model = withBudget({ complete: () => Promise.reject(cut) }, { budget });
  await expect(model.complete(request())).rejects.toBe(cut);
  await expect(model.complete(request())).rejects.toBe(cut);
  await expect(model.complete(request())).rejects.toMatchObject({ code: "budget" });
  expect(budget.usage()).toMatchObject({ answered: 0, usd: 0, possiblyBilled: { calls: 2 } });
  expect(budget.usage().possiblyBilled.usd).toBeGreaterThan(2 * 0.005);
});

test("half an answer counts with the tokens it took; what was left in flight counts in full", async () => {
  const budget = createBudget({ maxTokens: 2000 });
  const half = new RetriableError("half", { reason: "half-answer", completion: completion({ kind: "truncated" }) });
  await expect(withBudget({ complete: () => Promise.reject(half) }, { budget }).complete(request())).rejects.toBe(half);
  expect(budget.usage()).toMatchObject({
    answered: 1,
    inputTokens: 10,
    outputTokens: 90,
    possiblyBilled: { calls: 0 },
  });
  const left = new AbandonedError("a person's interrupt");
  await expect(withBudget({ complete: () => Promise.reject(left) }, { budget }).complete(request())).rejects.toBe(left);
  expect(budget.usage().possiblyBilled).toMatchObject({ calls: 1 });
});

test("what an earlier process spent counts", async () => {
  const budget = createBudget({ maxCalls: 3 });
  budget.recall(completion());
  budget.recall(completion());
  await withBudget(always, { budget }).complete(request());
  await expect(withBudget(always, { budget }).complete(request())).rejects.toMatchObject({ code: "budget" });
  expect(budget.usage()).toMatchObject({ answered: 3, networkCalls: 1, cachedCalls: 2, inputTokens: 30 });
});

test("caps that cannot be held are usage errors", async () => {
  expect(() => createBudget({ maxUsd: Number.NaN })).toThrow(/--max-usd is NaN/);
  expect(() => createBudget({ maxCalls: -1 })).toThrow(/--max-calls is -1/);
  const unpriced = request(0, { model: "local-model" });
  await expect(withBudget(always, { budget: createBudget({ maxUsd: 1 }) }).complete(unpriced)).rejects.toMatchObject({
    code: "price-unknown",
    exitCode: 2,
  });
  await withBudget(always, { budget: createBudget({ maxTokens: 1e6 }) }).complete(unpriced);
});

test("a request goes out where a run's budget and the whole's both hold it, and counts in both", async () => {
  const whole = createBudget({ maxCalls: 3 }, { before: { calls: 1, tokens: 0, usd: 0 }, whose: "the batch" });
  const [one, other] = [createBudget({ maxCalls: 1 }), createBudget()].map((own) => withinWhole(own, whole));
  const ask = (budget: typeof one) =>
    withBudget(always, { budget: budget as NonNullable<typeof one> }).complete(request());
  await ask(one);
  await expect(ask(one)).rejects.toThrow("--max-calls 1 reached");
  // What the run's own refused is not held against the whole.
  await ask(other);
  await expect(ask(other)).rejects.toThrow("--max-calls 3 of the batch reached: 3 used");
  expect(one?.usage().answered).toBe(1);
  expect(other?.usage().answered).toBe(1);
  // An earlier process paid for it: the whole knows.
  other?.recall(completion());
  expect(whole.usage().answered).toBe(2);
  expect(other?.usage().answered).toBe(2);
});

test("what was on its way when an earlier process ended counts in the run's own budget; the whole had it before", async () => {
  const whole = createBudget({ maxCalls: 3 }, { before: { calls: 2, tokens: 0, usd: 0 }, whose: "the batch" });
  const own = withinWhole(createBudget(), whole);
  own.presumeBilled(request());
  await withBudget(always, { budget: own }).complete(request());
  expect(own.usage().possiblyBilled.calls).toBe(1);
  expect(whole.usage().possiblyBilled.calls).toBe(0);
});

test("who ends everything at a cap is told when nothing is on its way any more", async () => {
  const ends: string[] = [];
  const exceeded = (cap: string, error: RewardsmithError) => {
    ends.push(cap);
    return error;
  };
  const budget = createBudget({ maxCalls: 2 }, { exceeded });
  const [one, other] = [await budget.reserve(request()), await budget.reserve(request())];
  const refused = expect(budget.reserve(request())).rejects.toMatchObject({ code: "budget" });
  one.settle(completion());
  await Promise.resolve();
  expect(ends).toEqual([]);
  other.settle(completion());
  await refused;
  expect(ends).toEqual(["max-calls"]);
});

test("who has the caps says what their end means, but not of several answers in one request: fewer may have room", async () => {
  const ends: string[] = [];
  const exceeded = (cap: string, error: Error) => {
    ends.push(cap);
    return new RewardsmithError({ code: "whole", message: error.message, action: "" });
  };
  const longest = request(0, { maxTokens: 1000 });
  const budget = createBudget({ maxTokens: 2500 }, { exceeded });
  await expect(budget.reserve({ ...longest, choices: 4 })).rejects.toMatchObject({ code: "budget" });
  expect(ends).toEqual([]);
  await budget.reserve(longest);
  const tight = createBudget({ maxTokens: 500 }, { exceeded });
  await expect(tight.reserve(longest)).rejects.toMatchObject({ code: "whole" });
  expect(ends).toEqual(["max-tokens"]);
});
