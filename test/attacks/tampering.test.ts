import { expect, test } from "vitest";
import { attacker, body, termOf } from "./attack.ts";

const attack = attacker();

test.each([
  ["a state field", "step.state.body.x = 99"],
  ["a next field", "step.next.body.x = 99"],
  ["the state itself", "step.state = { body: { x: 99 } }"],
  ["time", "step.time = 99"],
  ["terminated", "step.terminated = true"],
  ["dt", "step.dt = 1e-9"],
  ["a new field", "step.state.success = 1"],
  ["memory itself", "step.memory = {}"],
  ["a new member of memory", "step.memory.other = 1"],
  ["a field's getter", "Object.defineProperty(step.next.body, 'x', { value: 99 })"],
  ["the step's prototype", "Object.setPrototypeOf(step, { a: 1 })"],
  ["Object.prototype", "Object.prototype.a = 1"],
  ["Object.prototype through a literal", "({}).__proto__.a = 1"],
  ["Array.prototype", "Array.prototype.map = () => [99]"],
  ["the iterator of arrays", "Object.getPrototypeOf([].values()).next = () => ({ done: true })"],
  ["Math", "Math.max = () => 99"],
  ["a constant", "Math.PI = 3"],
  ["Number.prototype", "Number.prototype.a = 1"],
  ["Function.prototype", "Object.getPrototypeOf(() => 0).call = 1"],
  ["the library", "norm = () => 99"],
  ["a library function's own member", "norm.cache = {}"],
  ["a global", "newGlobal = 1"],
  ["undefined", "undefined = 1"],
  ["a legacy getter", "({}).__defineGetter__('a', () => 99)"],
  ["a regular expression's prototype", "Object.getPrototypeOf(/a/).exec = () => null"],
  ["a promise's prototype", "Object.getPrototypeOf((async () => 0)()).then = () => 99"],
  ["a generator's prototype", "Object.getPrototypeOf(Object.getPrototypeOf((function* () {})())).next = () => 99"],
])("cannot be changed: %s", async (_name, statements) => {
  expect((await attack(body(statements))).failure).toMatchObject({ reason: "threw", step: 0 });
});

test("a vector is a copy: writing to it reaches nobody", async () => {
  const program = "function terms({ action }) { action.torque[0] = 99; return { a: action.torque[0] }; }";
  const { terms, failure } = await attack(program);
  expect(failure).toBeNull();
  expect(terms).toEqual([3, 3]);
});

test("__proto__ in a literal gives no term", async () => {
  const { failure } = await attack("function terms() { return { __proto__: { a: 1 } }; }");
  // Inherited terms are read like own ones; they are numbers all the same.
  expect(failure === null || failure.reason === "not-finite").toBe(true);
});

test("the caller cannot be reached from a strict function", async () => {
  expect((await attack(body("(function f() { return f.caller; })()"))).failure?.reason).toBe("threw");
  expect((await attack(body("(function () { return arguments.callee; })()"))).failure?.reason).toBe("threw");
});

test("what one program keeps is gone for the next", async () => {
  const keep = "let calls = 0; function terms() { calls += 1; return { a: calls }; }";
  expect((await attack(keep)).terms).toEqual([1, 2]);
  expect((await attack(keep)).terms).toEqual([1, 2]);
});

test("one row's object does not live on in the next", async () => {
  const program = "const seen = []; function terms(step) { seen.push(step.next); return { a: seen[0].body.x }; }";
  // The views move: a kept one shows the row at hand, never memory of ours.
  expect((await attack(program)).terms).toEqual([1, 2]);
});

test("a name with a quote cannot get into trusted code", async () => {
  const { failure } = await attack(termOf("1"), { initial: { '"]; for (;;) {} //': 0 } });
  expect(failure?.reason).toBe("protocol");
});

test("a member called __proto__ is refused", async () => {
  const { failure } = await attack(termOf("1"), { initial: Object.fromEntries([["__proto__", 1]]) });
  expect(failure?.reason).toBe("protocol");
});
