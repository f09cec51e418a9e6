import { afterEach, expect, test } from "vitest";
import { RewardsmithError } from "../../src/core/errors.ts";
import type { Completion } from "../../src/core/interfaces.ts";
import { createOpenAiModel } from "../../src/model/openai.ts";
import { withRetry } from "../../src/model/retry.ts";
import {
  answer,
  completionBody,
  cut,
  failure,
  raw,
  refusal,
  reset,
  silent,
  stalled,
  startScriptedServer,
  success,
} from "./scripted-server.ts";
import type { Reply } from "./scripted-server.ts";
import { canary, fakeClock, request, serverAt, startStack } from "./stack.ts";
import type { Stack } from "./stack.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const start: typeof startStack = async (script, options) => {
  const stack = await startStack(script, options);
  open.push(stack.server);
  return stack;
};

const attempt = async (stack: Stack): Promise<Completion | RewardsmithError> => {
  try {
    return await stack.model.complete(request());
  } catch (error) {
    expect(error).toBeInstanceOf(RewardsmithError);
    return error as RewardsmithError;
  }
};

/** Everything that could reach a person, a log or a file. */
const traces = (stack: Stack, outcome: Completion | RewardsmithError): string => {
  const parts: unknown[] = [stack.notices, stack.events, [...stack.ledger.files.values()], outcome];
  for (let each: unknown = outcome; each instanceof Error; each = each.cause)
    parts.push(each.message, each.stack, each);
  return parts.map((part) => (typeof part === "string" ? part : JSON.stringify(part))).join("\n");
};

const prose = "I would reward speed.";
const fence = "```";

const answered: { name: string; script: Reply[]; kind: Completion["kind"]; says?: RegExp; text?: string }[] = [
  { name: "a good answer", script: [answer(`Idea: x\n${fence}ts\ncode\n${fence}`)], kind: "text" },
  { name: "prose without code", script: [answer(prose)], kind: "text", text: prose },
  {
    name: "an answer in parts",
    script: [
      success(
        completionBody({
          content: [
            { type: "text", text: "a" },
            { type: "text", text: "b" },
          ],
        }),
      ),
    ],
    kind: "text",
    text: "ab",
  },
  {
    name: "an unclosed fence",
    script: [answer(`${fence}ts\nexport const`, "length")],
    kind: "truncated",
    says: /cut after 200 of 500 tokens: .* the server's context/,
  },
  {
    name: "thoughts that used all tokens",
    script: [success({ ...completionBody({ content: "" }, "length"), usage: { completion_tokens: 500 } })],
    kind: "truncated",
    says: /limit of 500 tokens/,
  },
  { name: "a refusal", script: [refusal("I cannot help with that.")], kind: "refused", says: /I cannot help/ },
  { name: "a content filter", script: [answer("half", "content_filter")], kind: "filtered", says: /content filter/ },
  { name: "an empty answer", script: [answer("  \n")], kind: "empty", says: /answer is empty/ },
  {
    name: "empty choices",
    script: [success({ ...completionBody({}), choices: [] })],
    kind: "empty",
    says: /empty list of choices/,
  },
];

test.each(answered)("an answered request is classified: $name", async ({ script, kind, says, text }) => {
  const stack = await start(script);
  const completion = (await attempt(stack)) as Completion;
  expect(completion.kind).toBe(kind);
  if (text !== undefined) expect(completion.text).toBe(text);
  if (kind === "text") expect(completion.detail).toBeUndefined();
  else expect(stack.notices.join("\n")).toContain(completion.detail);
  if (says !== undefined) expect(completion.detail).toMatch(says);
  expect(stack.server.requests).toHaveLength(1);
  expect(stack.clock.slept).toEqual([]);
  expect(stack.budget.usage()).toMatchObject({
    answered: 1,
    networkCalls: 1,
    cachedCalls: 0,
    possiblyBilled: { calls: 0 },
  });
  expect(traces(stack, completion)).not.toContain(canary);
});

const ok = answer("ok");
const keyEcho = `Incorrect API key provided: ${canary}. You can find your key (${canary.slice(0, 12)}****${canary.slice(-4)}).`;

const retried: { name: string; script: Reply[]; slept: number[]; billed: number; says: RegExp; timeout?: number }[] = [
  {
    name: "429 without Retry-After",
    script: [failure(429), ok],
    slept: [1000],
    billed: 0,
    says: /rate limited.*attempt 2 in 1 s/,
  },
  {
    name: "429 with Retry-After 2 s",
    script: [failure(429, { headers: { "retry-after": "2" } }), ok],
    slept: [2000],
    billed: 0,
    says: /attempt 2 in 2 s/,
  },
  {
    name: "429 with Retry-After 120 s",
    script: [failure(429, { headers: { "retry-after": "120" } }), ok],
    slept: [120_000],
    billed: 0,
    says: /attempt 2 in 120 s/,
  },
  {
    name: "429 with a date",
    script: [failure(429, { headers: { "retry-after": "Thu, 01 Jan 2026 00:01:30 GMT" } }), ok],
    slept: [90_000],
    billed: 0,
    says: /in 90 s/,
  },
  { name: "500 twice", script: [failure(500), failure(500), ok], slept: [1000, 2000], billed: 0, says: /server error/ },
  {
    name: "503 as a web page",
    script: [raw("<html><style>p{}</style>busy</html>", { status: 503, type: "text/html" }), ok],
    slept: [1000],
    billed: 0,
    says: /server error \(503: busy\)/,
  },
  { name: "504", script: [failure(504), ok], slept: [1000], billed: 1, says: /server error/ },
  {
    name: "a stalled body",
    script: [stalled, ok],
    slept: [1000],
    billed: 1,
    says: /no complete answer within 2 s/,
    timeout: 2000,
  },
  {
    name: "silence",
    script: [silent, ok],
    slept: [1000],
    billed: 1,
    says: /no complete answer within 2 s/,
    timeout: 2000,
  },
  { name: "a body cut in the middle", script: [cut, ok], slept: [1000], billed: 1, says: /broke off/ },
  { name: "a lost connection", script: [reset, ok], slept: [1000], billed: 1, says: /no connection/ },
  { name: "malformed JSON", script: [raw('{"choices": ['), ok], slept: [1000], billed: 1, says: /not valid JSON/ },
];

test.each(retried)("a passing failure is retried: $name", async ({ script, slept, billed, says, timeout }) => {
  const stack = await start(script, timeout === undefined ? {} : { timeoutMilliseconds: timeout });
  const completion = (await attempt(stack)) as Completion;
  expect(completion).toMatchObject({ kind: "text", text: "ok", inputTokens: 1000, outputTokens: 200 });
  expect(stack.clock.slept).toEqual(slept);
  expect(stack.notices.join("\n")).toMatch(says);
  expect(stack.server.requests).toHaveLength(script.length);
  expect(stack.budget.usage()).toMatchObject({
    answered: 1,
    networkCalls: script.length,
    possiblyBilled: { calls: billed },
  });
  expect(traces(stack, completion)).not.toContain(canary);
});

const fatal: { name: string; reply: Reply; code: string; message: RegExp; action: RegExp }[] = [
  {
    name: "a wrong key",
    reply: failure(401, { message: keyEcho, code: "invalid_api_key" }),
    code: "model-key",
    message: /refused the key for model 'gpt-4o'/,
    action: /OPENAI_API_KEY/,
  },
  {
    name: "a forbidden model",
    reply: failure(403),
    code: "model-key",
    message: /refused the key/,
    action: /OPENAI_API_KEY/,
  },
  {
    name: "an unknown model",
    reply: failure(404, { code: "model_not_found" }),
    code: "model-unknown",
    message: /no model 'gpt-4o'/,
    action: /--model/,
  },
  {
    name: "no quota",
    reply: failure(429, { code: "insufficient_quota", type: "insufficient_quota" }),
    code: "model-quota",
    message: /no quota left/,
    action: /resume the run/,
  },
  { name: "payment required", reply: failure(402), code: "model-quota", message: /no quota left/, action: /top up/ },
  {
    name: "a prompt too long",
    reply: failure(400, { code: "context_length_exceeded" }),
    code: "model-context",
    message: /too long/,
    action: /longer context/,
  },
  {
    name: "a bad request",
    reply: failure(400, { message: `no such setting ${canary}` }),
    code: "model-request",
    message: /no such setting \[redacted\]/,
    action: /--model/,
  },
];

test.each(fatal)("what no retry mends is thrown at once: $name", async ({ reply, code, message, action }) => {
  const stack = await start([reply]);
  const error = (await attempt(stack)) as RewardsmithError;
  expect(error).toMatchObject({ code, exitCode: 1 });
  expect(error.message).toMatch(message);
  expect(error.action).toMatch(action);
  expect(stack.server.requests).toHaveLength(1);
  expect(stack.clock.slept).toEqual([]);
  expect(stack.budget.usage()).toMatchObject({ answered: 0, networkCalls: 1, possiblyBilled: { calls: 0 } });
  const told = traces(stack, error);
  expect(told).not.toContain(canary);
  expect(told).not.toContain(canary.slice(0, 12));
});

test("attempts end, with the last failure named and all of them counted", async () => {
  const stack = await start([failure(500, { message: "out of memory" })]);
  const error = (await attempt(stack)) as RewardsmithError;
  expect(error).toMatchObject({ code: "model-unavailable", exitCode: 1 });
  expect(error.message).toMatch(/designer-g0-s0-r0.*no answer in 3 attempts.*out of memory/);
  expect(error.action).toMatch(/resume/);
  expect(stack.server.requests).toHaveLength(3);
  expect(stack.budget.usage()).toMatchObject({ answered: 0, networkCalls: 3 });
});

test("a server that is not there is retried, then named with its address", async () => {
  const stack = await start([ok]);
  await stack.server.close();
  open.length = 0;
  const error = (await attempt(stack)) as RewardsmithError;
  expect(error.code).toBe("model-unavailable");
  expect(error.message).toContain(stack.server.baseURL);
  expect(error.message).toContain("ECONNREFUSED");
  expect(error.action).toMatch(/OPENAI_BASE_URL/);
  expect(stack.budget.usage()).toMatchObject({ networkCalls: 3, possiblyBilled: { calls: 0 } });
});

test("a request carries the key, the settings and nothing else of ours", async () => {
  const stack = await start([ok]);
  await stack.model.complete(request());
  const [seen] = stack.server.requests;
  expect(seen?.path).toBe("/v1/chat/completions");
  expect(seen?.headers["authorization"]).toBe(`Bearer ${canary}`);
  expect(seen?.body).toEqual({
    model: "gpt-4o",
    messages: request().messages,
    max_tokens: 500,
    temperature: 1,
    stream: false,
  });
});

test("settings that a server does not take are given up, once for all requests", async () => {
  const stack = await start([
    failure(400, {
      param: "max_tokens",
      code: "unsupported_parameter",
      message: "Use 'max_completion_tokens' instead.",
    }),
    failure(400, { param: "temperature", code: "unsupported_value", message: "Only the default (1) is supported." }),
    ok,
  ]);
  await stack.model.complete(request(0));
  await stack.model.complete(request(1));
  expect(stack.server.requests.map(({ body }) => Object.keys(body).filter((name) => /max|temp/.test(name)))).toEqual([
    ["max_tokens", "temperature"],
    ["max_completion_tokens", "temperature"],
    ["max_completion_tokens"],
    ["max_completion_tokens"],
  ]);
  expect(stack.notices).toHaveLength(2);
});

test("requests under way together learn of a refused setting once, and all are counted", async () => {
  const refused = failure(400, { message: "temperature is not supported" });
  const stack: Stack = await start([
    (response) => ("temperature" in (stack.server.requests.at(-1)?.body ?? {}) ? refused : ok)(response),
  ]);
  const texts = await Promise.all([0, 1, 2].map(async (sample) => (await stack.model.complete(request(sample))).text));
  expect(texts).toEqual(["ok", "ok", "ok"]);
  expect(stack.notices).toHaveLength(1);
  const sent = stack.server.requests.map(({ body }) => "temperature" in body);
  expect(sent.filter((each) => !each)).toHaveLength(3);
  expect(stack.budget.usage()).toMatchObject({ answered: 3, networkCalls: sent.length, possiblyBilled: { calls: 0 } });
});

test("a web page is a wrong address until the server has answered once, and a passing trouble from then on", async () => {
  const page = raw("<html>Be right back</html>", { type: "text/html" });
  const stack = await start([ok, page, ok, page]);
  await stack.model.complete(request(0));
  expect(await stack.model.complete(request(1))).toMatchObject({ kind: "text", text: "ok" });
  expect(await stack.model.complete(request(2))).toMatchObject({ kind: "malformed", text: "", outputTokens: 0 });
  expect(stack.server.requests).toHaveLength(6);
});

test("what is left behind ends what is in flight, and is asked no more", async () => {
  const server = await startScriptedServer([silent]);
  open.push(server);
  const leaving = new AbortController();
  const options = { server: serverAt(server.baseURL), timeoutMilliseconds: 20_000, signal: leaving.signal };
  const answer = withRetry(createOpenAiModel(options), { clock: fakeClock() }).complete(request());
  setTimeout(() => leaving.abort(new Error("interrupt")), 50);
  await expect(answer).rejects.toMatchObject({ name: "AbandonedError" });
  expect(server.requests.length).toBeLessThanOrEqual(1);
});

test("a key that comes back in an answer is taken out", async () => {
  const stack = await start([answer(`your header was Bearer ${canary}`)]);
  const completion = (await attempt(stack)) as Completion;
  expect(completion.kind).toBe("text");
  expect(traces(stack, completion)).not.toContain(canary);
});

test("tokens are estimated where the server reports none; dollars follow the price table", async () => {
  const { usage: _usage, ...body } = completionBody({ content: "x".repeat(400) });
  const stack = await start([success(body), ok]);
  expect(await stack.model.complete(request(0))).toMatchObject({ outputTokens: 100 });
  expect((await stack.model.complete(request(1))).usd).toBeCloseTo((1000 * 2.5 + 200 * 10) / 1e6, 12);
});
