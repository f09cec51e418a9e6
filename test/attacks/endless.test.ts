import { expect, test } from "vitest";
import { attacker, body } from "./attack.ts";

const attack = attacker();

test.each([
  ["a bare loop", "for (;;) {}"],
  ["a loop that catches everything", "for (;;) { try { for (;;) {} } catch {} finally { for (;;) {} } }"],
  ["a loop bound that runs away", "for (let i = 0; i < 10; i--) { if (i < -1e9) i = 0; }"],
  ["a bound that moves away", "for (let i = 0, n = 10; i < n; i++) n += 1"],
  ["a callback that never returns", "[1].map(() => { for (;;) {} })"],
  ["a comparator that never returns", "[2, 1].sort(() => { for (;;) {} })"],
  ["a getter on the returned object", "return { get a() { for (;;) {} } }"],
  ["a regular expression that backtracks", `/^(a+)+$/.test("a".repeat(60) + "b")`],
  ["microtasks without end", "(async () => { for (;;) await null; })()"],
  ["a loop in an async function", "(async () => { await null; for (;;) {} })()"],
  ["a generator without end", "for (const x of (function* () { for (;;) yield 1; })()) ;"],
])("ended by the time limit: %s", async (_name, statements) => {
  expect((await attack(body(statements))).failure?.reason).toBe("timeout");
});

test("ended by the time limit: a loop while the program loads", async () => {
  expect((await attack(`for (;;) {} ${body("")}`)).failure?.reason).toBe("timeout");
});

test.each([
  ["recursion", "const f = () => f() + 1; f()"],
  ["mutual recursion", "const f = () => g() + 1; const g = () => f() + 1; f()"],
  ["recursion in toString", "const x = { toString: () => `${x}` }; `${x}`"],
  ["deep JSON-like nesting walked by hand", "let x = []; for (let i = 0; i < 1e5; i++) x = [x]; x.flat(Infinity)"],
])("ends as a thrown error: %s", async (_name, statements) => {
  expect((await attack(body(statements))).failure?.reason).toBe("threw");
});

test.each([
  ["recursion in a comparator", "const f = () => [2, 1].sort(f)[0]; f()"],
  ["a scan of a sparse array", "const x = []; x[4e9] = 1; x.lastIndexOf(2)"],
  ["a tower of bigints", "const x = 2n ** (2n ** 29n); x.toString()"],
])("killed at the deadline or sooner: %s", async (_name, statements) => {
  expect(["timeout", "crashed", "memory", "threw"]).toContain((await attack(body(statements))).failure?.reason);
});
