import { expect, test } from "vitest";
import type { RunEvent } from "../../src/core/events.ts";
import type { Completion, CompletionRequest } from "../../src/core/interfaces.ts";
import { createBudget } from "../../src/model/budget.ts";
import { cacheKey, withCache } from "../../src/model/cache.ts";
import type { CompletionRecord } from "../../src/model/cache.ts";
import { AbandonedError } from "../../src/model/retriable.ts";
import { answer, failure, startScriptedServer } from "./scripted-server.ts";
import { memoryLedger, request, startStack } from "./stack.ts";

const baseUrl = "http://127.0.0.1/v1";
const done: Completion = { kind: "text", text: "ok", inputTokens: 3, outputTokens: 2, usd: 0.5, cached: false };

const counting = () => {
  const seen: CompletionRequest[] = [];
  return { seen, model: { complete: async (each: CompletionRequest) => (seen.push(each), done) } };
};

test("a recorded completion is never requested again, in this process or the next", async () => {
  const ledger = memoryLedger();
  const first = counting();
  const cached = withCache(first.model, { ledger, baseUrl });
  expect(await cached.complete(request())).toEqual(done);
  expect(await cached.complete(request())).toEqual({ ...done, cached: true });
  const second = counting();
  const budget = createBudget();
  const events: RunEvent[] = [];
  const again = withCache(second.model, { ledger, baseUrl, budget, onEvent: (event) => void events.push(event) });
  expect(await again.complete(request())).toEqual({ ...done, cached: true });
  expect([first.seen.length, second.seen.length]).toEqual([1, 0]);
  expect(budget.usage()).toMatchObject({ answered: 1, cachedCalls: 1, networkCalls: 0, usd: 0.5 });
  expect(events.map(({ type }) => type)).toEqual(["model-completed"]);
});

test("refused and cut answers are recorded too: they were paid for", async () => {
  const ledger = memoryLedger();
  const truncated: Completion = { ...done, kind: "truncated", text: "half", detail: "the answer hit the limit" };
  await withCache({ complete: async () => truncated }, { ledger, baseUrl }).complete(request());
  const never = counting();
  expect(await withCache(never.model, { ledger, baseUrl }).complete(request())).toEqual({ ...truncated, cached: true });
});

test("equal requests in flight share one", async () => {
  const { seen, model } = counting();
  const cached = withCache(model, { ledger: memoryLedger(), baseUrl });
  await Promise.all([cached.complete(request()), cached.complete(request()), cached.complete(request(1))]);
  expect(seen).toHaveLength(2);
});

test("the intent is on disk before the request leaves", async () => {
  const ledger = memoryLedger();
  const order: string[] = [];
  const model = withCache(
    {
      complete: async () => {
        order.push("request");
        return done;
      },
    },
    {
      ledger: {
        read: ledger.read,
        write: async (key: string, record: CompletionRecord) => {
          await new Promise((next) => setImmediate(next));
          order.push(record.state);
          await ledger.write(key, record);
        },
      },
      baseUrl,
      onEvent: ({ type }) => void order.push(type),
    },
  );
  await model.complete(request());
  expect(order).toEqual(["requested", "model-requested", "request", "completed", "model-completed"]);
});

test("a crash in flight is noticed by the next process, asked again and presumed billed", async () => {
  const ledger = memoryLedger();
  void withCache({ complete: () => new Promise(() => {}) }, { ledger, baseUrl }).complete(request());
  await new Promise((next) => setImmediate(next));
  const notices: string[] = [];
  const budget = createBudget();
  const { seen, model } = counting();
  await withCache(model, { ledger, baseUrl, budget, onNotice: (text) => void notices.push(text) }).complete(request());
  expect(seen).toHaveLength(1);
  expect(notices.join()).toMatch(/designer-g0-s0-r0.*may be charged twice/);
  expect(budget.usage().possiblyBilled.calls).toBe(1);
});

test("a request that was left in flight is to the next process as one that a crash cut off", async () => {
  const ledger = memoryLedger();
  const leaving = { complete: () => Promise.reject(new AbandonedError("interrupt")) };
  await expect(withCache(leaving, { ledger, baseUrl }).complete(request())).rejects.toThrow(/left before/);
  const notices: string[] = [];
  const budget = createBudget();
  await withCache(counting().model, { ledger, baseUrl, budget, onNotice: (text) => void notices.push(text) }).complete(
    request(),
  );
  expect(notices.join()).toMatch(/may be charged twice/);
  expect(budget.usage().possiblyBilled.calls).toBe(1);
});

test("a request that failed is asked again without being taken for a crash", async () => {
  const ledger = memoryLedger();
  const refused = await startStack([failure(401)], { ledger });
  await expect(refused.model.complete(request())).rejects.toMatchObject({ code: "model-key" });
  await refused.server.close();
  expect([...ledger.files.values()].join()).toContain('"state":"failed"');
  const server = await startScriptedServer([answer("ok")]);
  const notices: string[] = [];
  const { seen, model } = counting();
  // the same base URL as before, so the same key
  await withCache(model, {
    ledger,
    baseUrl: refused.server.baseURL,
    onNotice: (text) => void notices.push(text),
  }).complete(request());
  await server.close();
  expect(seen).toHaveLength(1);
  expect(notices).toEqual([]);
});

test.each([
  ["another model", { model: "gpt-4o-mini" }],
  ["another prompt", { messages: [{ role: "user" as const, content: "Write one!" }] }],
  ["another temperature", { temperature: 0.5 }],
  ["another limit", { maxTokens: 501 }],
  ["another sample", { label: { role: "designer", generation: 0, sample: 1, repair: 0 } }],
])("%s is another completion", (_name, over) => {
  expect(cacheKey(request(0, over), { baseUrl })).not.toBe(cacheKey(request(), { baseUrl }));
  expect(cacheKey(request(), { baseUrl: "http://other/v1" })).not.toBe(cacheKey(request(), { baseUrl }));
});

test.each([{ state: "completed" }, { state: "completed", request: {}, completion: { kind: "text" } }, "text", 7])(
  "a damaged record is refused by name: %j",
  async (record) => {
    const { seen, model } = counting();
    const cached = withCache(model, { ledger: { read: async () => record, write: async () => {} }, baseUrl });
    await expect(cached.complete(request())).rejects.toMatchObject({ code: "model-record" });
    expect(seen).toEqual([]);
  },
);
