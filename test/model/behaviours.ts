import { gzipSync } from "node:zlib";
import type { Completion } from "../../src/core/interfaces.ts";
import {
  answer,
  body,
  bytes,
  completionBody,
  cut,
  endless,
  events,
  failure,
  raw,
  refusal,
  reset,
  stalled,
  success,
} from "./scripted-server.ts";
import type { Reply } from "./scripted-server.ts";
import { canary } from "./stack.ts";

/** One habit of a server that people met, and what must come of it. */
export type Behaviour = {
  /** As it stands in docs/servers.md. */
  name: string;
  script: readonly Reply[];
  /** The completion's kind, or the code of the error that ends the run. */
  outcome: Completion["kind"] | `model-${string}`;
  /** Requests in all. */
  requests: number;
  /** Messages of the prompt: about so many characters. */
  prompt?: number;
};

const ok = answer("ok");
const json = (value: unknown, status = 200) => raw(JSON.stringify(value), { status });
const refused = (message: string, status = 400) => json({ error: { message } }, status);

/** Half an answer: it holds a draft that must never be taken. */
const draft = "```ts\nexport const weights = { draft: 1 };\n```";
const ended = (reason: string | null, more: Record<string, unknown> = {}) =>
  success({ ...completionBody({ content: draft }, reason), ...more });
const inChoice = (error: unknown, content = draft) => {
  const whole = completionBody({ content }, "error");
  return success({ ...whole, choices: [{ ...whole.choices[0], error }] });
};
const delta = (content: string, reason: string | null = null) => ({
  choices: [{ index: 0, delta: { content }, finish_reason: reason }],
});
const thought = { choices: [{ index: 0, delta: { reasoning_content: "hm" }, finish_reason: null }] };
const packed = gzipSync(JSON.stringify(completionBody({ content: "ok" })));
const bomb = gzipSync(Buffer.alloc(17 * 2 ** 20, " "));

const statuses: Behaviour[] = [
  ...["099", "101", "600", "999"].map((status): Behaviour => ({
    name: `status ${status}`,
    script: [bytes(`HTTP/1.1 ${status} X\r\ncontent-length: 2\r\n\r\n{}`)],
    outcome: "model-status",
    requests: 1,
  })),
  { name: "429, then an answer", script: [failure(429), ok], outcome: "text", requests: 2 },
  { name: "500 every time", script: [failure(500)], outcome: "model-unavailable", requests: 6 },
  {
    name: "503 as a web page, then an answer",
    script: [raw("<h1>busy</h1>", { status: 503, type: "text/html" }), ok],
    outcome: "text",
    requests: 2,
  },
  {
    name: "401 that echoes the key",
    script: [failure(401, { message: `Incorrect API key provided: ${canary}` })],
    outcome: "model-key",
    requests: 1,
  },
  {
    name: "401 that echoes the key in base64",
    script: [failure(401, { message: `bad header ${Buffer.from(`Bearer ${canary}`).toString("base64")}` })],
    outcome: "model-key",
    requests: 1,
  },
  { name: "402", script: [failure(402)], outcome: "model-quota", requests: 1 },
  {
    name: "404",
    script: [failure(404, { message: "model 'gpt-4o' not found, try pulling it first" })],
    outcome: "model-unknown",
    requests: 1,
  },
  {
    name: "a redirect to https",
    script: [body("", { location: "https://llm.example/v1/chat/completions" }, 308)],
    outcome: "model-redirect",
    requests: 1,
  },
];

const bodies: Behaviour[] = [
  { name: "a body without an end", script: [endless], outcome: "model-body", requests: 1 },
  {
    name: "a few kilobytes of gzip that unpack to 17 MB",
    script: [body(bomb, { "content-encoding": "gzip" })],
    outcome: "model-body",
    requests: 1,
  },
  {
    name: "JSON a million brackets deep",
    script: [raw("[".repeat(1_000_000))],
    outcome: "model-base-url",
    requests: 1,
  },
  {
    name: "gzip that nobody asked for",
    script: [body(packed, { "content-encoding": "gzip", "content-type": "application/json" })],
    outcome: "text",
    requests: 1,
  },
  {
    name: "an unknown content-encoding",
    script: [body("xyz", { "content-encoding": "xyz" })],
    outcome: "model-body",
    requests: 1,
  },
  {
    name: "UTF-16",
    script: [body(Buffer.from(JSON.stringify(completionBody({ content: "ok" })), "utf16le"))],
    outcome: "text",
    requests: 1,
  },
  {
    name: "a completion declared as text/plain",
    script: [raw(JSON.stringify(completionBody({ content: "ok" })), { type: "text/plain" })],
    outcome: "text",
    requests: 1,
  },
  {
    name: "a completion without a content type",
    script: [body(JSON.stringify(completionBody({ content: "ok" })))],
    outcome: "text",
    requests: 1,
  },
  {
    name: "a web page with 200",
    script: [raw("<html>Sign in</html>", { type: "text/html" })],
    outcome: "model-base-url",
    requests: 1,
  },
  {
    name: "plain text with 200",
    script: [raw("Ollama is running", { type: "text/plain" })],
    outcome: "model-base-url",
    requests: 1,
  },
  { name: "JSON that is no completion", script: [success({ models: [] })], outcome: "model-base-url", requests: 1 },
  { name: "an empty body, then an answer", script: [raw(""), ok], outcome: "text", requests: 2 },
  { name: "204 every time", script: [raw("", { status: 204 })], outcome: "empty", requests: 3 },
  { name: "JSON that breaks off, then an answer", script: [raw('{"choices": ['), ok], outcome: "text", requests: 2 },
  { name: "a body cut by a lost connection, then an answer", script: [cut, ok], outcome: "text", requests: 2 },
  { name: "silence after half a body, then an answer", script: [stalled, ok], outcome: "text", requests: 2 },
  { name: "a connection closed without a word, then an answer", script: [reset, ok], outcome: "text", requests: 2 },
  { name: "no HTTP at all", script: [bytes("SSH-2.0-OpenSSH_9.6\r\n")], outcome: "model-base-url", requests: 1 },
];

const errorsInside: Behaviour[] = [
  {
    name: "an error of 502 inside a 200 (OpenRouter), then an answer",
    script: [
      json({ error: { code: 502, message: "Provider returned error", metadata: { raw: "upstream overloaded" } } }),
      ok,
    ],
    outcome: "text",
    requests: 2,
  },
  {
    name: "an error of 429 inside a 200, as a list of one",
    script: [json([{ error: { code: 429, message: "slow down" } }]), ok],
    outcome: "text",
    requests: 2,
  },
  {
    name: "an error of 401 inside a 200",
    script: [json({ error: { code: 401, message: "No auth credentials found" } })],
    outcome: "model-key",
    requests: 1,
  },
  {
    name: "an error of 402 inside a 200",
    script: [json({ error: { code: "402", message: "Insufficient credits" } })],
    outcome: "model-quota",
    requests: 1,
  },
  {
    name: "an error inside a 200 as a text (LM Studio without /v1)",
    script: [json({ error: "Unexpected endpoint or method. (POST /chat/completions). Returning 200 anyway" })],
    outcome: "model-unknown",
    requests: 1,
  },
  {
    name: "an error in a choice, empty text, then an answer",
    script: [inChoice({ code: 502, message: "Upstream idle timeout exceeded" }, ""), ok],
    outcome: "text",
    requests: 2,
  },
  {
    name: "an error in a choice beside half an answer, every time",
    script: [inChoice({ code: 502, message: "Network connection lost" })],
    outcome: "model-unavailable",
    requests: 6,
  },
  {
    name: "an error of 403 in a choice",
    script: [inChoice({ code: 403, message: "flagged region" })],
    outcome: "model-key",
    requests: 1,
  },
  {
    name: "an empty error beside a good answer",
    script: [success({ ...completionBody({ content: "ok" }), error: {} })],
    outcome: "text",
    requests: 1,
  },
  {
    name: "an error of an unknown kind inside a 200, then an answer",
    script: [json({ error: { message: "hm" } }), ok],
    outcome: "text",
    requests: 2,
  },
];

const endings: Behaviour[] = [
  ...["stop", "STOP", "eos_token", "end_turn", "stop_sequence", "COMPLETE"].map((reason): Behaviour => ({
    name: `finish_reason ${reason}`,
    script: [answer("ok", reason)],
    outcome: "text",
    requests: 1,
  })),
  {
    name: "finish_reason error with half an answer, then an answer",
    script: [ended("error"), ok],
    outcome: "text",
    requests: 2,
  },
  { name: "finish_reason error every time", script: [ended("error")], outcome: "truncated", requests: 3 },
  { name: "finish_reason abort (vLLM), then an answer", script: [ended("abort"), ok], outcome: "text", requests: 2 },
  { name: "no finish_reason, every time", script: [ended(null)], outcome: "truncated", requests: 3 },
  {
    name: "no finish_reason, but done and why (Ollama)",
    script: [success({ ...completionBody({ content: "ok" }, null), done: true, done_reason: "stop" })],
    outcome: "text",
    requests: 1,
  },
  { name: "an unknown finish_reason, every time", script: [ended("rainbow")], outcome: "truncated", requests: 3 },
  {
    name: "finish_reason length",
    script: [ended("length", { usage: { prompt_tokens: 1000, completion_tokens: 500 } })],
    outcome: "truncated",
    requests: 1,
  },
  {
    name: "finish_reason length after one token (a context that is full)",
    script: [ended("length", { usage: { prompt_tokens: 4095, completion_tokens: 1 } })],
    outcome: "truncated",
    requests: 1,
  },
  { name: "finish_reason content_filter", script: [ended("content_filter")], outcome: "filtered", requests: 1 },
  { name: "finish_reason SAFETY (Gemini)", script: [ended("SAFETY")], outcome: "filtered", requests: 1 },
  { name: "a refusal", script: [refusal("I cannot help with that.")], outcome: "refused", requests: 1 },
  {
    name: "an answer of thoughts alone",
    script: [success(completionBody({ content: "", reasoning_content: "hm" }))],
    outcome: "empty",
    requests: 1,
  },
  {
    name: "a prompt cut without a word (Ollama)",
    script: [success({ ...completionBody({ content: "ok" }), usage: { prompt_tokens: 2051, completion_tokens: 9 } })],
    outcome: "text",
    requests: 1,
    prompt: 40_000,
  },
];

const settings: Behaviour[] = [
  {
    name: "max_tokens refused",
    script: [failure(400, { param: "max_tokens", message: "Use 'max_completion_tokens' instead." }), ok],
    outcome: "text",
    requests: 2,
  },
  {
    name: "max_tokens refused by FastAPI's words (`detail[].loc`)",
    script: [
      json(
        { detail: [{ loc: ["body", "max_tokens"], msg: "Extra inputs are not permitted, use max_completion_tokens" }] },
        422,
      ),
      ok,
    ],
    outcome: "text",
    requests: 2,
  },
  {
    name: "a temperature refused in words alone (LiteLLM)",
    script: [
      failure(400, {
        param: "None",
        message:
          "litellm.UnsupportedParamsError: gpt-5 models don't support temperature=0.7. Only temperature=1 is supported.",
      }),
      ok,
    ],
    outcome: "text",
    requests: 2,
  },
  {
    name: "a temperature refused (Moonshot)",
    script: [refused("invalid temperature: only 1 is allowed for this model"), ok],
    outcome: "text",
    requests: 2,
  },
  {
    name: "a temperature refused by place (`detail[].loc`)",
    script: [
      json(
        { detail: [{ type: "extra_forbidden", loc: ["body", "temperature"], msg: "Extra inputs are not permitted" }] },
        422,
      ),
      ok,
    ],
    outcome: "text",
    requests: 2,
  },
  {
    name: "a system message refused (Gemma's template)",
    script: [
      json({ object: "error", message: "System role not supported", type: "BadRequestError", code: 400 }, 400),
      ok,
    ],
    outcome: "text",
    requests: 2,
  },
  {
    name: "a system message refused (roles must alternate)",
    script: [refused("Conversation roles must alternate user/assistant/user/assistant/..."), ok],
    outcome: "text",
    requests: 2,
  },
  {
    name: "a system message refused with 500 (llama.cpp's template)",
    script: [json({ error: { code: 500, message: "System role not supported", type: "server_error" } }, 500), ok],
    outcome: "text",
    requests: 2,
  },
  {
    name: "500 about a stream of its own, then an answer",
    script: [failure(500, { message: "stream closed before completion" }), ok],
    outcome: "text",
    requests: 2,
  },
  {
    name: "answers in streams only (Qwen)",
    script: [
      refused("This model only support stream mode, please enable the stream parameter to access the model."),
      events([thought, delta("o"), delta("k"), delta("", "stop")]),
    ],
    outcome: "text",
    requests: 2,
  },
  {
    name: "everything refused, one after the other",
    script: [
      refused("use max_completion_tokens"),
      refused("temperature is deprecated"),
      refused("system role not supported"),
      refused("stream must be true"),
      events([delta("ok", "stop")]),
    ],
    outcome: "text",
    requests: 5,
  },
  {
    name: "a stream that nobody asked for",
    script: [
      events([
        thought,
        delta("o"),
        delta("k", "stop"),
        { choices: [], usage: { prompt_tokens: 9, completion_tokens: 2 } },
      ]),
    ],
    outcome: "text",
    requests: 1,
  },
  {
    name: "a stream declared as JSON, done without a finish_reason",
    script: [events([delta("ok")], { type: "application/json" })],
    outcome: "text",
    requests: 1,
  },
  {
    name: "a stream that just ceases, then a whole one",
    script: [events([delta(draft)], { done: false }), events([delta("ok", "stop")])],
    outcome: "text",
    requests: 2,
  },
  {
    name: "an error in the middle of a stream, then an answer",
    script: [events([delta(draft), { error: { code: 502, message: "provider died" } }]), ok],
    outcome: "text",
    requests: 2,
  },
];

const words: Behaviour[] = [
  {
    name: "a spent day quota, in a list (Gemini)",
    script: [
      json(
        [
          {
            error: {
              code: 429,
              status: "RESOURCE_EXHAUSTED",
              message: "You exceeded your current quota, please check your plan and billing details.",
              details: [
                { violations: [{ quotaId: "GenerateRequestsPerDayPerProjectPerModel-FreeTier" }] },
                { retryDelay: "34s" },
              ],
            },
          },
        ],
        429,
      ),
    ],
    outcome: "model-quota",
    requests: 1,
  },
  {
    name: "a rate by the minute in the same words (Gemini)",
    script: [
      json(
        [
          {
            error: {
              code: 429,
              status: "RESOURCE_EXHAUSTED",
              message: "You exceeded your current quota, please check your plan and billing details.",
              details: [
                { violations: [{ quotaId: "GenerateRequestsPerMinutePerProjectPerModel-FreeTier" }] },
                { retryDelay: "34s" },
              ],
            },
          },
        ],
        429,
      ),
      ok,
    ],
    outcome: "text",
    requests: 2,
  },
  {
    name: "no quota (OpenAI)",
    script: [
      failure(429, {
        code: "insufficient_quota",
        type: "insufficient_quota",
        message: "You exceeded your current quota",
      }),
    ],
    outcome: "model-quota",
    requests: 1,
  },
  {
    name: "a daily limit that says when it ends (Groq)",
    script: [
      failure(429, {
        code: "rate_limit_exceeded",
        message: "Rate limit reached on tokens per day (TPD): Limit 100000. Please try again in 7m12.5s.",
      }),
      ok,
    ],
    outcome: "text",
    requests: 2,
  },
  {
    name: "a bad key with 400 (Gemini)",
    script: [
      json(
        [
          {
            error: {
              code: 400,
              message: "API key not valid. Please pass a valid API key.",
              status: "INVALID_ARGUMENT",
            },
          },
        ],
        400,
      ),
    ],
    outcome: "model-key",
    requests: 1,
  },
  {
    name: "no model loaded (LM Studio)",
    script: [refused("No models loaded. Please load a model in the developer page.")],
    outcome: "model-unknown",
    requests: 1,
  },
  {
    name: "a prompt too long (OpenAI)",
    script: [failure(400, { code: "context_length_exceeded" })],
    outcome: "model-context",
    requests: 1,
  },
  {
    name: "a prompt too long, in words alone (vLLM)",
    script: [
      json(
        {
          object: "error",
          message:
            "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens. Please reduce the length, or max_tokens (max_completion_tokens).",
          type: "BadRequestError",
          code: 400,
        },
        400,
      ),
    ],
    outcome: "model-context",
    requests: 1,
  },
  {
    name: "a prompt too long with 500 (llama.cpp)",
    script: [
      json(
        {
          error: {
            code: 500,
            message: "the request exceeds the available context size, try increasing it",
            type: "exceed_context_size_error",
          },
        },
        500,
      ),
    ],
    outcome: "model-context",
    requests: 1,
  },
  {
    name: "the prompt filtered (Azure)",
    script: [
      json(
        {
          error: {
            code: "content_filter",
            status: 400,
            message: "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
          },
        },
        400,
      ),
    ],
    outcome: "filtered",
    requests: 1,
  },
  {
    name: "a limit too low for the thoughts, with 400 (OpenAI)",
    script: [refused("Could not finish the message because max_tokens or model output limit was reached.")],
    outcome: "truncated",
    requests: 1,
  },
  {
    name: "an error text of 300,000 `<`",
    script: [refused("<".repeat(300_000))],
    outcome: "model-request",
    requests: 1,
  },
  {
    name: "a refusal that speaks of days and quotas of its own",
    script: [refused("tool quota per day must be a number")],
    outcome: "model-request",
    requests: 1,
  },
  {
    name: "FastAPI's `detail` as a text",
    script: [json({ detail: "Something about the request" }, 400)],
    outcome: "model-request",
    requests: 1,
  },
];

export const behaviours: Readonly<Record<string, readonly Behaviour[]>> = {
  Statuses: statuses,
  Bodies: bodies,
  "Errors inside a success": errorsInside,
  "The end of an answer": endings,
  "Settings and streams": settings,
  "Words of refusals": words,
};
