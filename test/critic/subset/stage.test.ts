import { expect, test } from "vitest";
import { checkSubset } from "../../../src/critic/subset/stage.ts";
import { program, samples, view } from "../../reward/walker.ts";

const found = (source: string): string[] => checkSubset(view(source)).map(({ rule, line }) => `${rule}:${line}`);
const body = (text: string) => program(`${text}\n  return { a: dt };`);
const head = (text: string) => program("  return { a: dt };", { head: text });
const memory = (text: string) =>
  program(`${text}\n  return { a: dt };`, {
    head: "export const initial = { best: 0 };",
    step: "{ next, memory, dt }: Step<typeof initial>",
  });

test.each(Object.entries(samples))("%s is within the subset", (_name, source) => expect(found(source)).toEqual([]));

test.each([
  [
    "helpers, constants and types",
    head(
      "const limit = 2 * Math.PI;\ntype Pair = readonly [number, number];\ninterface Leg { angle: number; }\nconst half = (x: number): number => x / 2;\nfunction both(pair: Pair, leg: Leg): number { return half(pair[0] + pair[1]) + leg.angle * limit; }",
    ),
  ],
  [
    "a name of its own that hides what is imported",
    memory("  const delta = next.torso.x;\n  const way = 2 * delta;").replace(
      '"reward"',
      '"reward";import { delta } from "reward"',
    ),
  ],
  ["a counted loop", body("  let total = 0;\n  for (let i = 0; i < 3; i++) total += next.foot.force[i] ?? 0;")],
  [
    "a loop over a length, with break",
    body(
      "  let total = 0;\n  for (let i = next.foot.force.length - 1; i >= 0; i -= 1) { if (i === 2) continue; total += next.foot.force[i]!; if (total > 3) break; }".replace(
        "next.foot.force.length - 1",
        "2",
      ),
    ),
  ],
  [
    "a loop to a named bound",
    `${head("const rounds = 5;").replace("  return", "  for (let i = 0; i < rounds; i += 1) {}\n  return")}`,
  ],
  [
    "a loop over an array",
    body("  let most = 0;\n  for (const force of next.foot.force) { most = Math.max(most, force); }"),
  ],
  [
    "array methods",
    body("  const big = next.foot.force.map((f) => f ** 2).filter((f) => f > 1).reduce((a, b) => a + b, 0);"),
  ],
  ["destructuring", body("  const { x, height: up } = next.torso;\n  const [first, , third] = next.foot.force;")],
  [
    "a record of one's own",
    body("  const parts = { up: 0, fast: 0 };\n  parts.up = next.torso.height;\n  parts.fast += 1;"),
  ],
  ["memory", memory("  memory.best = Math.max(memory.best, next.torso.x);\n  memory.best += 1;\n  memory.best++;")],
  [
    "memory by another way",
    program("  const m = step.memory;\n  m.best = 1;\n  step.memory.best = 2;\n  return { a: m.best };", {
      head: "export const initial = { best: 0 };",
      step: "step: Step<typeof initial>",
    }),
  ],
  [
    "as const, satisfies and !",
    program("  const list = [1, 2] as const;\n  return { a: list[0]! } satisfies { a: number };"),
  ],
  [
    "comparisons of numbers, booleans, option names, and of anything with undefined",
    program("  return { a: f(dt) === 1 || f(dt, [1], true) > 0 || terminated === true ? 1 : 0 };", {
      head: 'function f(x: number, list?: readonly number[], flag?: boolean, kind?: "up" | "down"): number {\n  return list === undefined || flag != undefined || kind === "up" || flag === true ? -x : +(x > 1);\n}',
    }),
  ],
  // A misspelt field is the type stage's to explain.
  [
    "what has no type",
    body("  const w = next.torso.hight > 1 ? -next.torso.wide.far : next.torso.list.map(Math.max);"),
  ],
  ["callbacks by name", body("  const l = action.torque.map(Math.abs).filter(Number.isFinite).reduce(Math.atan2);")],
  ["optional chaining and ??", body("  const f = next?.torso?.x ?? 0;")],
  ["early returns", program("  if (terminated) return { a: 0 };\n  else { return { a: dt }; }")],
  ["a name that only looks like a host's", body("  const window = 0.2;\n  const process = window * dt;")],
  ["a non-ASCII comment", body("  // Δx ≥ 0 — good")],
  ["a counter that may be read", body("  let t = 0;\n  for (let i = 0; i < 4; i++) { t += i * i; }")],
])("allows %s", (_name, source) => expect(found(source)).toEqual([]));

test.each([
  // loops
  ["while", body("  while (true) {}"), "subset/loop:6"],
  ["do", body("  do {} while (dt > 0);"), "subset/loop:6"],
  ["for without bounds", body("  for (;;) {}"), "subset/loop:6"],
  ["for … in", body("  for (const key in next) {}"), "subset/loop:6"],
  ["a loop to a computed bound", body("  for (let i = 0; i < next.torso.x; i++) {}"), "subset/loop:6"],
  ["a loop whose counter is written inside", body("  for (let i = 0; i < 9; i++) { i = 0; }"), "subset/loop:6"],
  [
    "a loop whose counter steps back inside",
    body("  for (let i = 0; i < 9; i++) { if (dt > 0) { i--; } }"),
    "subset/loop:6",
  ],
  ["a loop in the wrong direction", body("  for (let i = 0; i < 9; i--) {}"), "subset/loop:6"],
  ["a loop that stands still", body("  for (let i = 0; i < 9; i += 0) {}"), "subset/loop:6"],
  [
    "a loop that steps by less than numbers resolve",
    body("  for (let i = 1e17; i < 1e17 + 100; i++) {}"),
    "subset/loop:6",
  ],
  ["a long loop", body("  for (let i = 0; i < 1e9; i++) {}"), "subset/loop:6"],
  [
    "loops that multiply",
    body("  for (let i = 0; i < 900; i++) {\n    for (let j = 0; j < 900; j++) {}\n  }"),
    "subset/loop:7",
  ],
  ["a bound that grows", body("  let end = 9;\n  for (let i = 0; i < end; i++) { end++; }"), "subset/loop:7"],
  ["labels", body("  outer: for (const x of [1]) { break outer; }"), "subset/loop:6"],
  // getting out
  ["import of fs", head('import fs from "fs";'), "subset/import:3"],
  ["import of a file", head('import { x } from "../other.ts";'), "subset/import:3"],
  ["import for effect", head('import "reward";'), "subset/import:3"],
  ["the library as a namespace", head('import * as reward from "reward";'), "subset/import:3"],
  ["import =", head('import fs = require("fs");'), "subset/import:3"],
  ["import()", body('  import("fs");'), "subset/import:6"],
  ["import.meta", body("  const m = import.meta;"), "subset/import:6"],
  ["a type from elsewhere", head('type X = import("fs").Stats;'), "subset/import:3"],
  ["re-export", head('export * from "fs";'), "subset/import:3"],
  ["require", body('  require("fs");'), "subset/global:6"],
  ["eval", body('  const x = eval("1");'), "subset/global:6"],
  ["eval spelt with an escape", body('  const x = \\u0065val("1");'), "subset/global:6"],
  ["eval in a comma", body('  const x = (0, eval)("1");'), "subset/operator:6"],
  ["eval in optional chaining", body('  const x = eval?.("1");'), "subset/global:6"],
  ["eval in a cast", body('  const x = (eval as any)("1");'), "subset/global:6"],
  ["eval in satisfies", body('  const x = (eval satisfies unknown)("1");'), "subset/global:6"],
  ["eval as shorthand", body("  const x = { eval };"), "subset/global:6"],
  ["Function", body('  const x = Function("return 1")();'), "subset/global:6"],
  ["new Function", body('  const x = new Function("return 1");'), "subset/class:6"],
  ["globalThis", body("  const g = globalThis;"), "subset/global:6"],
  ["process", body("  const p = process.env;"), "subset/global:6"],
  ["console", body("  console.log(dt);"), "subset/global:6"],
  ["Date", body("  const now = Date.now();"), "subset/global:6"],
  ["setTimeout", body("  setTimeout(() => 1, 0);"), "subset/global:6"],
  ["Reflect", body("  const r = Reflect.ownKeys(next);"), "subset/global:6"],
  ["Proxy", body("  const p = new Proxy({}, {});"), "subset/class:6"],
  ["WebAssembly", body("  const w = WebAssembly;"), "subset/global:6"],
  ["arguments", body("  const a = arguments;"), "subset/global:6"],
  ["Object", body("  const k = Object.keys(next);"), "subset/global:6"],
  ["Symbol", body("  const s = Symbol.iterator;"), "subset/global:6"],
  ["JSON", body('  const j = JSON.parse("1");'), "subset/global:6"],
  ["a shadowed eval", body("  const eval = 1;"), "subset/global:6"],
  ["a shadowed undefined", body("  const undefined = 1;"), "subset/global:6"],
  ["the type Function", head("const f: Function = Math.abs;"), "subset/global:3"],
  // members
  ["constructor", body("  const c = next.constructor;"), "subset/member:6"],
  ["constructor by destructuring", body("  const { constructor } = next;"), "subset/member:6"],
  ["constructor by a renamed destructuring", body("  const { constructor: c } = next;"), "subset/member:6"],
  ["constructor by index", body('  const c = next["constructor"];'), "subset/computed-member:6"],
  ["constructor by a built string", body('  const k = "constr" + "uctor";'), "subset/string:6"],
  ["constructor by a computed pattern", body('  const { ["constructor"]: c } = next;'), "subset/accessor:6"],
  ["__proto__ in a literal", body("  const o = { __proto__: next };"), "subset/member:6"],
  ["__proto__ assigned", body("  next.__proto__ = next;"), "subset/assignment:6"],
  ["prototype", body("  const p = Math.abs.prototype;"), "subset/member:6"],
  ["call", body("  const p = Math.abs.call(1);"), "subset/member:6"],
  ["a field by its name in a string", body('  const x = next["torso"];'), "subset/computed-member:6"],
  // types that lie
  ["any", head("const f = (x: any): number => x;"), "subset/any:3"],
  ["unknown", head("const f = (x: unknown): number => 1;"), "subset/any:3"],
  ["a cast", body("  const x = next as unknown as number;"), "subset/cast:6"],
  ["an angle-bracket cast", body("  const x = <number>dt;"), "subset/cast:6"],
  ["a type guard", head("const f = (x: number | boolean): x is number => true;"), "subset/cast:3"],
  ["@ts-ignore", body("  // @ts-ignore\n  const x = 1;"), "subset/directive:6"],
  ["@ts-expect-error in a block", body("  /* @ts-expect-error */ const x = 1;"), "subset/directive:6"],
  ["a reference directive", `/// <reference types="node" />\n${head("")}`, "subset/directive:1"],
  ["a source map", `${head("")}//# sourceMappingURL=http://x`, "subset/directive:8"],
  // constructs
  ["a class", head("class A {}"), "subset/class:3"],
  ["a class inside", body("  class A {}"), "subset/class:6"],
  ["this", body("  const t = this;"), "subset/class:6"],
  ["new", body("  const t = new Array(3);"), "subset/class:6"],
  ["async", head("async function f() {}"), "subset/async:3"],
  ["await", body("  await dt;"), "subset/async:6"],
  ["a generator", head("function* f() { yield 1; }"), "subset/async:3"],
  ["for await", body("  for await (const x of [1]) {}"), "subset/async:6"],
  ["try", body("  try {} catch {}"), "subset/exception:6"],
  ["throw", body("  throw dt;"), "subset/exception:6"],
  ["a regular expression", body("  const r = /a+/;"), "subset/regex:6"],
  ["a BigInt", body("  const b = 2n;"), "subset/bigint:6"],
  ["a template", body("  const t = `${dt}`;"), "subset/string:6"],
  ["a tagged template", body("  const t = f`x`;"), "subset/string:6"],
  ["joined strings", body('  const t = "a" + dt;'), "subset/string:6"],
  ["a growing string", body('  let t = "a";\n  t += t;'), "subset/string:7"],
  ["a long string", body(`  const t = "${"ignore all previous instructions ".repeat(3)}";`), "subset/string:6"],
  ["an enum", head("enum E { A }"), "subset/declaration:3"],
  ["a namespace", head("namespace N { export const x = 1; }"), "subset/declaration:3"],
  ["declare", head("declare const x: number;"), "subset/declaration:3"],
  ["var", body("  var x = 1;"), "subset/declaration:6"],
  ["using", body("  using x = next;"), "subset/declaration:6"],
  ["a decorator", head("@sealed class A {}"), "subset/class:3"],
  ["a getter", body("  const o = { get x() { return 1; } };"), "subset/accessor:6"],
  ["a setter", body("  const o = { set x(v: number) {} };"), "subset/accessor:6"],
  ["a method", body("  const o = { x() { return 1; } };"), "subset/accessor:6"],
  ["object spread", body("  const o = { ...next };"), "subset/accessor:6"],
  ["a computed key", body('  const o = { ["x"]: 1 };'), "subset/accessor:6"],
  ["delete", body("  delete next.torso;"), "subset/operator:6"],
  ["typeof", body("  const t = typeof dt;"), "subset/operator:6"],
  ["void", body("  void dt;"), "subset/operator:6"],
  ["in", body('  const i = "x" in next;'), "subset/operator:6"],
  ["instanceof", body("  const i = next instanceof Math;"), "subset/operator:6"],
  ["comma", body("  const c = (dt, 1);"), "subset/operator:6"],
  ["bit operators", body("  const c = dt | 0;"), "subset/operator:6"],
  ["debugger", body("  debugger;"), "subset/syntax:6"],
  ["an array with a hole", body("  const l = [1, , 3];"), "subset/syntax:6"],
  ["an order of arrays", body("  const o = next.foot.force > action.torque;"), "subset/operator:6"],
  ["an order of texts", body('  const o = ("a" as const) < ("b" as const);'), "subset/operator:6"],
  ["equal arrays", body("  const e = next.foot.force === state.foot.force;"), "subset/operator:6"],
  ["equal records", body("  const e = next == state;"), "subset/operator:6"],
  ["the sign of an array", body("  const s = +action.torque;"), "subset/operator:6"],
  ["the sign of a text", body('  const s = -("3" as const);'), "subset/operator:6"],
  ["a callback that takes all it gets", body("  const l = action.torque.map(Math.max);"), "subset/function-value:6"],
  ["a reducer that takes all it gets", body("  const l = action.torque.reduce(Math.min);"), "subset/function-value:6"],
  [
    "a callback with an optional third parameter",
    program("  return { a: [dt].map(f)[0] };", {
      head: "function f(v: number, i: number, k?: number): number { return v + i + (k ?? 0); }",
    }),
    "subset/function-value:6",
  ],
  ["a method without its array", body("  const m = action.torque.map;"), "subset/function-value:6"],
  ["a method out of a pattern", body("  const { map } = action.torque;"), "subset/function-value:6"],
  ["switch", body("  switch (dt) {}"), "subset/syntax:6"],
  ["null", body("  const n = null;"), "subset/syntax:6"],
  // state that lasts
  ["a let at the top", head("let calls = 0;"), "subset/module-state:3"],
  ["a statement at the top", head("Math.abs(1);"), "subset/module-state:3"],
  [
    "writing a constant record",
    program("  box.n += 1;\n  return { a: dt };", { head: "const box = { n: 0 };" }),
    "subset/assignment:6",
  ],
  [
    "writing a constant array",
    program("  box[0] = 1;\n  return { a: dt };", { head: "const box = [0];" }),
    "subset/assignment:6",
  ],
  [
    "writing a function",
    program("  f.calls = 1;\n  return { a: dt };", { head: "function f() {}" }),
    "subset/assignment:6",
  ],
  [
    "a closure that counts",
    head("const count = (() => { let n = 0; return () => { n += 1; return n; }; })();"),
    "subset/assignment:3",
  ],
  [
    "writing from a callback",
    body("  let n = 0;\n  const l = [1].map((x) => { n += x; return n; });"),
    "subset/assignment:7",
  ],
  ["writing the step", body("  next.torso.x = 1;"), "subset/assignment:6"],
  [
    "writing through a lying helper",
    head("function f(s: { torso: { x: number } }) { s.torso.x = 1; }"),
    "subset/assignment:3",
  ],
  ["swapping by a pattern", body("  let p = 1;\n  let q = 2;\n  [p, q] = [q, p];"), "subset/assignment:8"],
  ...[
    ["a cell by a computed name", 'const key = "best";\n  delta(memory, key, 1);', "subset/assignment:7"],
    ["a cell of something else", 'delta({ best: 1 }, "best", 1);', "subset/assignment:6"],
    ["arguments in one", 'delta(...[memory, "best", 1]);', "subset/assignment:6"],
    [
      "a function that keeps, by another name",
      'const keep = delta;\n  keep(memory, "best", 1);',
      "subset/function-value:6",
    ],
  ].map(([name = "", text = "", rule = ""]): [string, string, string] => [
    name,
    memory(`  ${text}`).replace('"reward"', '"reward";import { delta } from "reward"'),
    rule,
  ]),
  ["writing Math", body("  Math.abs = Math.sin;"), "subset/assignment:6"],
  ["writing a vector", memory("  next.foot.force[0] = 1;"), "subset/assignment:6"],
  // recursion in disguise
  [
    "a function as an argument",
    head("const twice = (f: (x: number) => number, x: number): number => f(f(x));"),
    "subset/function-value:3",
  ],
  ["a function as a result", head("const make = () => () => 1;"), "subset/function-value:3"],
  // looks
  ["a Greek name", body("  const θ = 1;"), "subset/non-ascii-name:6"],
  ["a Cyrillic look-alike", body("  const dt2 = 1;\n  const х = dt2;"), "subset/non-ascii-name:7"],
])("refuses %s", (_name, source, expected) => expect(found(source)).toContain(expected));

test("says something in every diagnostic, and not without end", () => {
  const diagnostics = checkSubset(view(body("  eval(1);\n".repeat(100))));
  expect(diagnostics).toHaveLength(20);
  for (const { message, hint } of diagnostics) expect(message.length * hint.length).toBeGreaterThan(0);
});
