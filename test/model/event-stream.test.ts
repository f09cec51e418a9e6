import { expect, test } from "vitest";
import { assembleStream, isEventStream } from "../../src/model/event-stream.ts";

const chunk = (delta: unknown, reason: string | null = null) => ({
  choices: [{ index: 0, delta, finish_reason: reason }],
});
const streamed = (chunks: readonly unknown[], end = "data: [DONE]\n\n") =>
  assembleStream(chunks.map((each) => `data: ${JSON.stringify(each)}\n\n`).join("") + end);
const whole = (content: string, finish_reason: string | null, usage?: unknown) => ({
  choices: [{ message: { content, refusal: "" }, finish_reason }],
  usage,
});

test.each([
  [
    "in pieces",
    streamed([chunk({ role: "assistant" }), chunk({ content: "a" }), chunk({ content: "b" }, "stop")]),
    whole("ab", "stop"),
  ],
  [
    "thoughts beside it",
    streamed([chunk({ reasoning_content: "hm" }), chunk({ content: "a" }, "stop")]),
    whole("a", "stop"),
  ],
  [
    "thoughts among its parts",
    streamed([
      chunk({ content: [{ type: "thinking", thinking: [] }] }),
      chunk({ content: [{ type: "text", text: "a" }] }, "stop"),
    ]),
    whole("a", "stop"),
  ],
  ["done without a reason", streamed([chunk({ content: "a" })]), whole("a", "stop")],
  ["it just ceases", streamed([chunk({ content: "a" })], ""), whole("a", null)],
  ["cut in an event", streamed([chunk({ content: "a" })], 'data: {"choices": [{"de'), whole("a", null)],
  [
    "counts at the end",
    streamed([chunk({ content: "a" }, "length"), { choices: [], usage: { prompt_tokens: 3 } }]),
    whole("a", "length", { prompt_tokens: 3 }),
  ],
  [
    "comments, events, other line ends",
    assembleStream(`: keep-alive\r\n\r\nevent: m\r\ndata: ${JSON.stringify(chunk({ content: "a" }, "stop"))}\r\n\r\n`),
    whole("a", "stop"),
  ],
  [
    "one event on two lines",
    assembleStream('data: {"choices": [{"delta": {"content": "a"},\ndata: "finish_reason": "stop"}]}\n\n'),
    whole("a", "stop"),
  ],
])("a stream is one answer: %s", (_name, found, expected) => {
  expect(found).toEqual(expected);
});

test("an error in a stream stands for all of it; nothing readable is nothing", () => {
  const error = { error: { code: 502, message: "died" } };
  expect(streamed([chunk({ content: "a" }), error])).toEqual(error);
  expect(streamed([{ message: "no such model" }])).toEqual({ message: "no such model" });
  expect(streamed([])).toBeUndefined();
});

test.each([
  ["text/event-stream; charset=utf-8", "", true],
  ["application/json", "data: {}\n\n", true],
  ["", "\n: keep-alive\n\ndata: {}", true],
  ["application/json", '{"data": 1}', false],
  ["text/plain", "database: x", false],
])("streams are known by what they are: %s %j", (type, text, known) => {
  expect(isEventStream(type, text)).toBe(known);
});
