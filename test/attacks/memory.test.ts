import { expect, test } from "vitest";
import { attacker, body } from "./attack.ts";

const attack = attacker();
const patientAttack = attacker({ deadlineMilliseconds: 30_000 });

// Which of these ends first depends on the machine; what counts is that it ends as data and the next program runs.
const ENDS = ["memory", "timeout", "crashed", "threw"];

test.each([
  ["objects without end", "const x = []; for (;;) x.push({ x })"],
  ["closures without end", "let f = () => 0; for (;;) { const g = f; f = () => g; }"],
  ["a string that doubles", `let s = "x".repeat(1024); for (;;) { s += s; s.charCodeAt(s.length - 1); }`],
  ["a concatenated array that doubles", "let x = [1]; for (;;) x = x.concat(x)"],
  ["millions of different keys", "const x = {}; for (let i = 0; ; i++) x['k' + i] = i"],
  ["Array.from of sixty million", "Array.from({ length: 2 ** 26 }, (_, i) => i)"],
  ["a giant fill with numbers", "new Array(2 ** 26).fill(0.5)"],
  ["a giant string split and joined", `"ab".repeat(2 ** 26).split("").join("xy")`],
  [
    "padding to half a gigabyte, over and over",
    `const x = []; for (let i = 0; ; i++) x.push("x".padEnd(2 ** 28, "abc" + i).split("a"))`,
  ],
  ["an error with a giant message", `throw new Error("x".repeat(2 ** 28))`],
])("ends as data: %s", async (_name, statements) => {
  expect(ENDS).toContain((await attack(body(statements))).failure?.reason);
});

test.each([
  ["a resizable buffer", "new ArrayBuffer(8, { maxByteLength: 2 ** 30 }).resize(2 ** 30)"],
  ["a growable shared buffer", "new SharedArrayBuffer(8, { maxByteLength: 2 ** 31 }).grow(2 ** 31)"],
  ["WebAssembly memory", "new WebAssembly.Memory({ initial: 1 }).grow(30000)"],
  ["a typed array", "new Float64Array(2 ** 28)"],
  ["a map without end", "const x = new Map(); for (let i = 0; ; i++) x.set(i, i)"],
  ["formatters whose memory nobody counts", "for (;;) new Intl.DateTimeFormat()"],
])("there is nothing to do it with: %s", async (_name, statements) => {
  expect((await attack(body(statements))).failure?.reason).toBe("threw");
});

test("the isolate's limit is met without the process being lost", async () => {
  const { failure } = await patientAttack(body("const x = []; for (;;) x.push({ x })"));
  expect(failure?.reason).toBe("memory");
});
