import * as fc from "fast-check";
import { expect, test } from "vitest";
import { RewardsmithError } from "../../src/core/errors.ts";
import type { Completion } from "../../src/core/interfaces.ts";
import { RetriableError, readRetryAfter } from "../../src/model/retriable.ts";
import { withRetry } from "../../src/model/retry.ts";
import { fakeClock, request } from "./stack.ts";

const done: Completion = { kind: "text", text: "ok", inputTokens: 1, outputTokens: 1, usd: 0, cached: false };

const failing = (...errors: (Error | null)[]) => {
  let calls = 0;
  return {
    calls: () => calls,
    model: {
      complete: async (): Promise<Completion> => {
        const error = errors[Math.min(calls, errors.length - 1)];
        calls++;
        if (error) throw error;
        return done;
      },
    },
  };
};

const limited = (retryAfter: number | null = null) =>
  new RetriableError("rate limited", { reason: "rate-limited", retryAfter });
const broken = new RetriableError("server error", { reason: "server" });

test("waits double up to their limit, each shortened by jitter of at most a quarter", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 5, maxLength: 5 }),
      async (draws) => {
        const clock = fakeClock();
        const { model } = failing(broken, broken, broken, broken, broken, null);
        const jitter = () => draws.shift() ?? 0;
        await withRetry(model, { clock, jitter, firstDelay: 1000, longestDelay: 4000 }).complete(request());
        for (const [index, full] of [1000, 2000, 4000, 4000, 4000].entries()) {
          expect(clock.slept[index]).toBeLessThanOrEqual(full);
          expect(clock.slept[index]).toBeGreaterThanOrEqual(full * 0.75 - 1);
        }
      },
    ),
  );
});

test("an error that is not retriable passes at once, as it is", async () => {
  const error = new RewardsmithError({ code: "model-key", message: "no", action: "do" });
  const { model, calls } = failing(error);
  const clock = fakeClock();
  await expect(withRetry(model, { clock }).complete(request())).rejects.toBe(error);
  expect(calls()).toBe(1);
  expect(clock.slept).toEqual([]);
});

test("a wait longer than the cap is refused at once instead of slept", async () => {
  const { model, calls } = failing(limited(3_600_000));
  const clock = fakeClock();
  const failure = withRetry(model, { clock, totalWait: 900_000 }).complete(request());
  await expect(failure).rejects.toMatchObject({ code: "model-unavailable" });
  await expect(failure).rejects.toThrow(/asks to wait 3600 s, more than what is left of 900 s/);
  expect(calls()).toBe(1);
  expect(clock.slept).toEqual([]);
});

test("waits of one completion are capped in sum", async () => {
  const { model } = failing(limited(400_000));
  const clock = fakeClock();
  await expect(withRetry(model, { clock, totalWait: 900_000, attempts: 10 }).complete(request())).rejects.toThrow(
    /left of/,
  );
  expect(clock.slept).toEqual([400_000, 400_000]);
});

test("a rate limit holds back the other calls of the engine until it is over", async () => {
  const clock = fakeClock();
  const started: { sample: number; at: number }[] = [];
  const begin = clock.now();
  const wakers: (() => void)[] = [];
  let now = begin;
  const manual = {
    now: () => now,
    sleep: (milliseconds: number) => new Promise<void>((wake) => wakers.push(() => ((now += milliseconds), wake()))),
  };
  let first = true;
  const engine = withRetry(
    {
      complete: async ({ label }) => {
        started.push({ sample: label.sample, at: now - begin });
        if (first) {
          first = false;
          throw limited(120_000);
        }
        return done;
      },
    },
    { clock: manual },
  );
  const left = engine.complete(request(0));
  await Promise.resolve();
  await new Promise((next) => setImmediate(next));
  const right = engine.complete(request(1));
  await new Promise((next) => setImmediate(next));
  expect(started).toEqual([{ sample: 0, at: 0 }]);
  wakers[0]?.();
  wakers[1]?.();
  await Promise.all([left, right]);
  expect(started.map(({ sample }) => sample).sort()).toEqual([0, 0, 1]);
  expect(started.slice(1).every(({ at }) => at >= 120_000)).toBe(true);
});

const half: Completion = { ...done, kind: "truncated", text: "dra", detail: "broke off", outputTokens: 7, usd: 0.5 };
const halved = new RetriableError("the answer broke off", { reason: "half-answer", completion: half });

test("half an answer is asked for again twice, then handed over; what all of them cost is in it", async () => {
  const notices: string[] = [];
  const { model, calls } = failing(halved);
  const engine = withRetry(model, { clock: fakeClock(), jitter: () => 0, onNotice: (text) => void notices.push(text) });
  expect(await engine.complete(request())).toEqual({ ...half, inputTokens: 3, outputTokens: 21, usd: 1.5 });
  expect(calls()).toBe(3);
  expect(notices).toHaveLength(3);

  const mended = failing(halved, null);
  const whole = await withRetry(mended.model, { clock: fakeClock() }).complete(request());
  expect(whole).toEqual({ ...done, inputTokens: 2, outputTokens: 8, usd: 0.5 });
});

test("where nothing is done with half an answer, it is a failure like others", async () => {
  const engine = withRetry(failing(halved).model, { clock: fakeClock(), attempts: 3, handOver: false });
  await expect(engine.complete(request())).rejects.toMatchObject({
    code: "model-unavailable",
    action: expect.stringMatching(/only answers that say they are whole/) as string,
  });
});

test("a request that the server may have worked on is not sent again without a word, however short the wait", async () => {
  const notices: string[] = [];
  const cut = new RetriableError("cut", { reason: "cut-body", possiblyBilled: true });
  const options = { clock: fakeClock(), firstDelay: 10, onNotice: (text: string) => void notices.push(text) };
  await withRetry(failing(cut, null).model, options).complete(request());
  expect(notices.join()).toMatch(/cut; attempt 2 .* may be charged too/);
  await withRetry(failing(broken, null).model, options).complete(request());
  expect(notices).toHaveLength(1);
});

test("a server that is not there is not waited for where nobody has the patience; one that hangs up is", async () => {
  const gone = new RetriableError("ECONNREFUSED", { reason: "connection" });
  const { model, calls } = failing(gone);
  await expect(withRetry(model, { clock: fakeClock(), patient: false }).complete(request())).rejects.toThrow(/REFUSED/);
  expect(calls()).toBe(1);
  const cut = new RetriableError("ECONNRESET", { reason: "connection", possiblyBilled: true });
  expect(await withRetry(failing(cut, null).model, { clock: fakeClock(), patient: false }).complete(request())).toEqual(
    done,
  );
});

test("a setting that is given up costs no attempt and no wait", async () => {
  const setting = new RetriableError("no temperature", { reason: "setting" });
  const clock = fakeClock();
  const { model, calls } = failing(setting, setting, setting, null);
  expect(await withRetry(model, { clock, attempts: 1 }).complete(request())).toEqual(done);
  expect(calls()).toBe(4);
  expect(clock.slept).toEqual([]);
});

const now = Date.parse("2026-01-01T00:00:00Z");

test.each([
  { headers: { "retry-after": "2" }, wait: 2000 },
  { headers: { "retry-after": "120" }, wait: 120_000 },
  { headers: { "retry-after": "0" }, wait: 0 },
  { headers: { "retry-after": "1.5" }, wait: 1500 },
  { headers: { "retry-after": "Thu, 01 Jan 2026 00:02:00 GMT" }, wait: 120_000 },
  { headers: { "retry-after": "Thu, 01 Jan 2025 00:00:00 GMT" }, wait: 0 },
  { headers: { "retry-after-ms": "250", "retry-after": "9" }, wait: 250 },
  { headers: { "retry-after": "soon" }, wait: null },
  { headers: {}, wait: null },
])("Retry-After is read: $headers", ({ headers, wait }) => {
  expect(readRetryAfter(headers, { now })).toBe(wait);
});
