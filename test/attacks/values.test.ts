import { expect, test } from "vitest";
import { attacker, body, termOf } from "./attack.ts";

const attack = attacker();

test.each([
  ["NaN", "0 / 0"],
  ["infinity", "1e308 * 10"],
  ["minus infinity", "-1 / 0"],
  ["a string", "'1'"],
  ["a bigint", "1n"],
  ["a boolean", "true"],
  ["null", "null"],
  ["undefined", "undefined"],
  ["an array", "[1]"],
  ["a function", "() => 1"],
  ["a symbol-keyed object", "{ [Object.getOwnPropertySymbols(Array.prototype)[0]]: 1 }"],
  ["an object with valueOf", "{ valueOf: () => 1 }"],
  ["an object whose valueOf spins", "{ valueOf() { for (;;) {} } }"],
  ["an object whose toString spins", "{ toString() { for (;;) {} } }"],
  ["a boxed number", "Object(1)"],
  ["a promise", "(async () => 1)()"],
  ["a generator", "(function* () { yield 1; })()"],
])("is no number and is never made into one: %s", async (_name, expression) => {
  expect((await attack(termOf(expression))).failure).toMatchObject({ reason: "not-finite", term: "a", step: 0 });
});

test.each([
  ["an async reward", "async function terms() { return { a: 1 }; }"],
  ["a generator as reward", "function* terms() { yield { a: 1 }; }"],
  ["a class as reward", "class terms { a = 1; }"],
  ["a thenable", "function terms() { return { then(resolve) { resolve({ a: 1 }); } }; }"],
  ["an array", "function terms() { return [1]; }"],
])("is no object of terms: %s", async (_name, javascript) => {
  expect(["not-finite", "threw"]).toContain((await attack(javascript)).failure?.reason);
});

test("minus zero is zero", async () => {
  const { terms } = await attack(termOf("-0"));
  expect(terms.map((value) => Object.is(value, 0))).toEqual([true, true]);
});

test.each([
  ["null", "throw null"],
  ["undefined", "throw undefined"],
  ["a string", "throw 'x'.repeat(2 ** 20)"],
  ["a frozen object", "throw Object.freeze({})"],
  ["an error whose message spins", "throw Object.defineProperty(new Error('x'), 'message', { get() { for (;;) {} } })"],
  ["an error whose stack spins", "throw Object.defineProperty(new Error('x'), 'stack', { get() { for (;;) {} } })"],
  ["an error whose name spins", "throw Object.defineProperty(new Error('x'), 'name', { get() { for (;;) {} } })"],
  ["an object whose constructor spins", "throw { get constructor() { for (;;) {} } }"],
  ["an error without prototype", "throw Object.setPrototypeOf(new Error('x'), null)"],
])("thrown and caught inside: %s", async (_name, statements) => {
  expect((await attack(body(statements))).failure).toMatchObject({ reason: "threw", step: 0 });
  expect((await attack(`${statements}; ${body("")}`)).failure?.reason).toBe("threw");
});

test("a stack formatter that spins cannot be installed", async () => {
  const { failure } = await attack(body("Error.prepareStackTrace = () => { for (;;) {} }; null.x"));
  expect(failure?.reason).toBe("threw");
});

test("an error in one rare state is found, with its step", async () => {
  const { failure } = await attack(body("if (step.time === 1.5) null.x"), { steps: 8 });
  expect(failure).toMatchObject({ reason: "threw", step: 3, message: expect.stringContaining("TypeError") as string });
});

test("memory that is no number any more is a failure", async () => {
  const { failure } = await attack(body("step.memory.m = { valueOf() { for (;;) {} } }"), { initial: { m: 0 } });
  expect(failure).toMatchObject({ reason: "not-finite", step: 0 });
});
