import { expect, test } from "vitest";
import { attacker, body, termOf } from "./attack.ts";

const attack = attacker();

/** 1 where the expression evaluates to undefined or throws a ReferenceError. */
test.each([
  "eval",
  "Function",
  "Date",
  "WebAssembly",
  "SharedArrayBuffer",
  "ArrayBuffer",
  "Float64Array",
  "Atomics",
  "Proxy",
  "Reflect",
  "Intl",
  "Promise",
  "WeakRef",
  "WeakMap",
  "FinalizationRegistry",
  "console",
  "globalThis",
  "global",
  "window",
  "process",
  "require",
  "module",
  "Buffer",
  "setTimeout",
  "queueMicrotask",
  "fetch",
  "performance",
  "structuredClone",
  "escape",
  "Symbol",
  "JSON",
  "createAccessors",
  "accessors",
  "floats",
  "freeze",
  "attach",
  "prepare",
  "run",
])("is not there: %s", async (name) => {
  expect((await attack(termOf(`typeof ${name} === "undefined" ? 1 : 0`))).terms).toEqual([1, 1]);
});

test.each([
  ["through an object", "({}).constructor.constructor('return this')()"],
  ["through an array's method", "[].map.constructor('return this')()"],
  ["through an arrow function", "(() => 0).constructor('return this')()"],
  ["through an async function", "(async () => 0).constructor('return this')()"],
  ["through a generator function", "(function* () {}).constructor('return this')()"],
  ["through an async generator function", "(async function* () {}).constructor('return this')()"],
  [
    "through descriptors",
    "Object.getOwnPropertyDescriptor(Object.getPrototypeOf(() => 0), 'constructor').value('return 1')()",
  ],
  ["through a bound function", "(function () {}).bind().constructor('return this')()"],
  ["through a promise", "(async () => 0)().constructor.constructor('return this')()"],
  ["through a regular expression", "/a/.constructor.constructor('return this')()"],
  ["through the step", "step.state.constructor.constructor('return this')()"],
  ["through a getter of the step", "Object.getOwnPropertyDescriptor(step, 'time').get.constructor('return this')()"],
  ["through the library", "norm.constructor('return this')()"],
  ["through a class", "(class { static x = 1 }).constructor('return this')()"],
  ["through a caller", "(function f() { return f.caller; })().constructor('return this')()"],
  ["eval by an escaped name", "\\u0065val('1')"],
  ["indirect eval", "(0, eval)('1')"],
  ["require", "require('fs')"],
  ["an import of a module", "import('fs').then((fs) => fs.writeFileSync('/tmp/x', ''))"],
  ["process through the error's stack", "Error.captureStackTrace({}).constructor.constructor('return process')()"],
])("no code from strings: %s", async (_name, expression) => {
  const { failure } = await attack(
    body(`const x = ${expression}; if (x !== undefined && typeof x.then !== 'function') return { a: 2 }`),
  );
  expect(failure).not.toBeNull();
});

test("static import does not compile", async () => {
  expect((await attack(`import fs from "fs"; ${body("")}`)).failure?.reason).toBe("threw");
});

test("the script cannot close the function it is put into", async () => {
  const { failure } = await attack(
    "function terms() { return { a: 1 }; }\nreturn terms; });\n(function () { for (;;) {} })();\n(function () {",
  );
  expect(failure?.reason).toBe("threw");
});

test("`this` is undefined in functions and at the top", async () => {
  const program =
    "const top = this; function terms() { return { a: (top === undefined ? 1 : 0) + (this === undefined ? 2 : 0) }; }";
  const { terms, failure } = await attack(program);
  expect(failure).toBeNull();
  expect(terms).toEqual([3, 3]);
});

test("no chance", async () => {
  expect((await attack(termOf("Math.random()"))).failure?.reason).toBe("threw");
});

test.each(["(1.5).toLocaleString()", "'a'.localeCompare('b')", "'i'.toLocaleUpperCase()", "[1.5].toLocaleString()"])(
  "no locale: %s",
  async (expression) => {
    expect((await attack(body(expression))).failure?.reason).toBe("threw");
  },
);
