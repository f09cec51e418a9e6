import { anything, assert, constantFrom, integer, nat, property } from "fast-check";
import { expect, test } from "vitest";
import { createSeal, requireWorkerKey, type Sealed } from "../../../src/execution/bullmq/seal.ts";
import { testKey, testSeal } from "./parts.ts";

const value = { flight: "d1-1", attempt: 3, numbers: [Number.NaN, -0, 1e-320], bytes: new Uint8Array([1, 2]) };

test("what is sealed is opened, to the bit, by who holds the key, for the same purpose", () => {
  expect(testSeal().open("task", testSeal().seal("task", value))).toEqual(value);
  expect(testSeal().open("answer", testSeal().seal("task", value))).toBeNull();
});

test.each([
  ["another key", createSeal({ key: "another secret of that length", program: "this program" })],
  ["another program", createSeal({ key: testKey, program: "another program" })],
])("%s opens nothing, and meets elsewhere", (_which, other) => {
  expect(other.open("task", testSeal().seal("task", value))).toBeNull();
  expect(other.circle).not.toBe(testSeal().circle);
});

test("a changed byte of body or code opens nothing, wherever it is", () => {
  const sealed = testSeal().seal("answer", value);
  assert(
    property(constantFrom("body", "mac"), nat(), integer({ min: 1, max: 255 }), (part, place, change) => {
      const bytes = Buffer.from(sealed[part as keyof Sealed], "base64");
      bytes[place % bytes.length] = (bytes[place % bytes.length] as number) ^ change;
      expect(testSeal().open("answer", { ...sealed, [part]: bytes.toString("base64") })).toBeNull();
    }),
  );
});

test("what is no seal at all opens nothing", () => {
  assert(property(anything(), (value) => testSeal().open("task", value) === null));
  expect(testSeal().open("task", { body: "", mac: "" })).toBeNull();
});

test("a worker's key is asked for, and must be longer than a guess", () => {
  expect(() => requireWorkerKey({})).toThrow(/REWARDSMITH_WORKER_KEY is not set/);
  expect(() => requireWorkerKey({ REWARDSMITH_WORKER_KEY: "hunter2" })).toThrow(
    /has 7 characters, and 16 are the least/,
  );
  // Not even a short one is repeated.
  expect(() => requireWorkerKey({ REWARDSMITH_WORKER_KEY: "hunter2" })).not.toThrow(/hunter2/);
  expect(requireWorkerKey({ REWARDSMITH_WORKER_KEY: testKey })).toBe(testKey);
});
