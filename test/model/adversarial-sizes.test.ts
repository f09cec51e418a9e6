import { expect, test } from "vitest";
import type { Completion } from "../../src/core/interfaces.ts";
import { answerOf } from "../../src/designer/language-model/answer.ts";
import { adaptDialect, firstDialect } from "../../src/model/dialect.ts";
import { endingOf, endingWord } from "../../src/model/endings.ts";
import { assembleStream } from "../../src/model/event-stream.ts";
import type { Exchange } from "../../src/model/exchange.ts";
import { maskNumbers } from "../../src/model/mask-numbers.ts";
import { parseJson } from "../../src/model/parse-json.ts";
import { readCompletion } from "../../src/model/read-completion.ts";
import { readFailure, readRefusal } from "../../src/model/read-failure.ts";
import { readReply } from "../../src/model/read-reply.ts";
import { excerpt, redact, withoutSecrets } from "../../src/model/redact.ts";
import { firstDifference } from "../../src/model/replay.ts";
import { readRetryAfter } from "../../src/model/retriable.ts";
import { readServerWords } from "../../src/model/server-words.ts";
import { withoutThoughts } from "../../src/model/thoughts.ts";
import { adversarialTexts } from "../fuzz/adversarial-texts.ts";
import { tooSteep } from "../fuzz/growth.ts";
import { canary, request } from "./stack.ts";

const context = {
  model: "m",
  baseUrl: "http://127.0.0.1/v1",
  secrets: [canary],
  timeout: 1000,
  timedOut: false,
  now: 0,
};

const exchange = (text: string, status = 200, type = "application/json"): Exchange => ({
  status,
  text,
  headers: { "content-type": type, "retry-after": text.slice(0, 8000), location: text },
});

const refusal = (text: string) => {
  const words = readServerWords(
    { error: { message: text, code: text, param: text, details: [{ retryDelay: text }] } },
    "",
  );
  return readRefusal({ status: 400, exchange: exchange(text, 400), words }, context);
};

/** Every function of the model seam that reads what a server or a model wrote. */
const readers: Record<string, (text: string) => unknown> = {
  excerpt: (text) => excerpt(text),
  redact: (text) => redact(text, [canary]),
  withoutSecrets: (text) => withoutSecrets(text, [canary]),
  withoutThoughts,
  "an answer and its idea": (text) => answerOf({ kind: "text", text } as Completion),
  maskNumbers,
  firstDifference: (text) => firstDifference(text, `${text}x`),
  parseJson,
  assembleStream: (text) => assembleStream(text),
  "assembleStream of events": (text) => assembleStream(`data: ${text}\n\n`.repeat(4)),
  endings: (text) => endingOf(endingWord(text)),
  readServerWords: (text) => readServerWords({ detail: [{ loc: [text, text], msg: text }] }, text),
  "a plain text as a refusal": (text) =>
    readRefusal({ status: 503, exchange: exchange(text, 503), words: readServerWords(undefined, text) }, context),
  "a refusal": refusal,
  "a dialect": (text) =>
    adaptDialect(400, readServerWords({ message: text }, ""), { dialect: firstDialect(context.baseUrl), choices: 4 }),
  "a connection that failed": (text) => readFailure(new Error(text, { cause: new Error(text) }), context),
  "Retry-After": (text) => readRetryAfter({ "retry-after": text, "retry-after-ms": text }, { now: 0 }),
  "a body of 200": (text) => readReply(exchange(text)),
  "a body of 400": (text) => readReply(exchange(text, 400)),
  "a stream": (text) => readReply(exchange(text, 200, "text/event-stream")),
  "an error inside a 200": (text) =>
    readReply(exchange(JSON.stringify({ error: text, choices: [{ error: { message: text } }] }))),
  "a completion": (text) =>
    readCompletion(
      { choices: [{ message: { content: text, refusal: text }, finish_reason: text }] },
      { request: request(), price: null },
    ),
};

/** Most readers look at 8,000 characters at most; the others show what they are long before this. */
const limits = { to: 32_768 };

test.each(Object.keys(readers))("twice the text is at most about twice the work: %s", async (name) => {
  expect(await tooSteep(readers[name] as (text: string) => unknown, adversarialTexts, limits)).toEqual([]);
});
