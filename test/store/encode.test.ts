import { array, assert, constant, dictionary, double, jsonValue, oneof, property, string } from "fast-check";
import { expect, test } from "vitest";
import { longestBody } from "../../src/model/exchange.ts";
import { encodeDocument, encodeEvent } from "../../src/store/encode.ts";

const circular: Record<string, unknown> = { inner: {} };
(circular["inner"] as Record<string, unknown>)["self"] = circular;

const deep = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = { a: value };
  return value;
};

/** JSON has one zero; nothing that is resolved from options tells it from the other. */
const oneZero = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(oneZero)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, oneZero(inner)]))
      : value === 0
        ? 0
        : value;

test.each([
  ["a BigInt", { seed: 12n }, "config.seed is a bigint"],
  ["no number", { plan: { steps: Number.NaN } }, "config.plan.steps is NaN"],
  ["no finite number", { "max-usd": Number.POSITIVE_INFINITY }, "config.max-usd is Infinity"],
  ["nothing in a list", { seeds: [1, undefined] }, "config.seeds[1] is nothing"],
  ["a function", { reward: () => 1 }, "config.reward is a function"],
  ["a symbol", { reward: Symbol("x") }, "config.reward is a symbol"],
  ["a Map", { options: new Map([["a", 1]]) }, "config.options is a Map"],
  ["a Date", { at: new Date(0) }, "config.at is a Date"],
  ["a typed array", { state: new Float64Array(3) }, "config.state is a Float64Array"],
  ["half a surrogate pair", { words: ["run", "fast\ud800"] }, "config.words[1] is a text with half a surrogate pair"],
  ["such a name", { options: { "\udc00": 1 } }, 'config.options["\\udc00"] is a name that is no text'],
  ["a text of 100 MB", { description: "x".repeat(100e6) }, "config.description is a text of 100000000 characters"],
  ["itself", circular, "config.inner.self is a value that holds itself"],
  ["what is nested without end", deep(100_000), "is a value in 200 others"],
  ["nothing at all", undefined, "config is nothing"],
])("a document that holds %s is refused with its place", (_what, value, told) => {
  let thrown: unknown;
  try {
    encodeDocument(value, { name: "config" });
  } catch (caught) {
    thrown = caught;
  }
  expect(thrown).toMatchObject({ code: "unencodable", exitCode: 2, message: expect.stringContaining(told) });
  expect((thrown as { action: string }).action).not.toBe("");
});

test("a document that is large in all its parts together is refused by its size", () => {
  const value = Array.from({ length: 10 }, () => "x".repeat(3.5e6));
  expect(() => encodeDocument(value, { name: "config" })).toThrow(/config is 350\d+ characters of JSON/);
});

test("whatever a document is accepted with is read back equal; what is not there is read back as not there", () => {
  expect(JSON.parse(encodeDocument({ a: undefined, b: 1 }, { name: "x" }))).toEqual({ b: 1 });
  const odd = oneof(jsonValue(), double(), constant(undefined), constant(-1n), constant("\ud800"));
  assert(
    property(oneof(dictionary(string(), odd), array(odd)), (value) => {
      let text: string;
      try {
        text = encodeDocument(value, { name: "x" });
      } catch (thrown) {
        expect(thrown).toMatchObject({ code: "unencodable" });
        return;
      }
      expect(JSON.parse(text)).toEqual(oneZero(value));
    }),
  );
});

test.each([
  ["a BigInt beside what JSON changes", { gap: NaN, x: [1n] }, /event notice\.x\[0\] cannot be recorded: a bigint/],
  ["itself", circular, /event notice\.inner\.self\.inner cannot be recorded: a value that holds itself/],
  ["what is longer than records may be", { x: ["\u0001".repeat(22 * 1024 * 1024)] }, /event notice is \d+ characters/],
])("an event that holds %s is refused with its place", (_what, value, told) => {
  expect(() => encodeEvent({ type: "notice", ...value })).toThrow(told);
});

test("a model's longest answer can be recorded, whatever it is made of", () => {
  const event = { type: "notice", message: "\u0001".repeat(longestBody) };
  expect(encodeEvent(event).length).toBeGreaterThan(6 * longestBody);
});
