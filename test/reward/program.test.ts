import { expect, test } from "vitest";
import { parseReward } from "../../src/reward/program.ts";
import { printReward } from "../../src/reward/print.ts";
import { parsed, program, samples } from "./walker.ts";

const found = (source: string): string[] => {
  const result = parseReward(source);
  return result.kind === "program" ? [] : result.diagnostics.map(({ rule, line }) => `${rule}:${line}`);
};

test("reads weights, memory, composition, sparse and the places of terms", () => {
  const branches = parsed(samples["branches"] as string);
  expect(branches).toMatchObject({
    weights: { alive: 1, level: 0.25 },
    initial: {},
    composition: "signs",
    sparse: ["alive"],
  });
  expect(branches.terms["alive"]).toHaveLength(2);
  expect(parsed(samples["arrow"] as string).initial).toEqual({ best: 1, other: 2 });
});

test.each(Object.entries(samples))("%s: parse → print → parse is stable", (_name, source) => {
  const once = printReward(parsed(source));
  expect(printReward(parsed(once))).toBe(once);
  expect(once).toBe(source);
});

test.each([
  ["{ a: -1, b: 1 / 500, c: 2e-3, 'd': (3) } as const", { a: -1, b: 0.002, c: 0.002, d: 3 }],
  ["{ a: 2 ** -3, b: -(1 + 1) } satisfies Record<string, number>", { a: 0.125, b: -2 }],
])("weights may be written as %s", (text, weights) => {
  const terms = Object.keys(weights)
    .map((name) => `${name}: dt`)
    .join(", ");
  expect(parsed(program(`return { ${terms} };`, { weights: text })).weights).toEqual(weights);
});

test.each([
  ["through a constant", "const result = { a: dt };\nreturn result;"],
  ["through a choice", "return terminated ? { a: 0 } : { a: dt };"],
  ["early", "if (terminated) return { a: 0 };\nreturn { a: dt };"],
  ["with a nested function", "const f = (x: number) => { return x; };\nreturn { a: f(dt) };"],
])("terms may return %s", (_name, body) => expect(found(program(body))).toEqual([]));

test.each([
  ["no weights", "export function terms() { return { a: 1 }; }", ["structure/no-weights:1"]],
  ["no terms", "export const weights = { a: 1 };", ["structure/no-terms:1"]],
  ["an extra term", program("return {\na: 1,\nb: 2,\n};"), ["structure/missing-weight:8"]],
  ["an extra weight", program("return { a: 1 };", { weights: "{ a: 1, b: 2 }" }), ["structure/missing-term:4"]],
  [
    "a term missing in one branch",
    program("if (terminated) return { a: 1 };\nreturn { a: 1, b: 2 };", { weights: "{ a: 1, b: 2 }" }),
    ["structure/missing-term:4"],
  ],
  ["a doubled term", program("return { a: 1, a: 2 };"), ["structure/duplicate-term:6"]],
  [
    "spread",
    program("const b = { a: 1 };\nreturn { ...b };"),
    ["structure/return-shape:7", "structure/missing-term:4"],
  ],
  ["a call", program("const f = () => ({ a: 1 });\nreturn f();"), ["structure/return-shape:7"]],
  ["a string", program('return "good";'), ["types/mismatch:6"]],
  ["a number", program("return 3;"), ["types/mismatch:6"]],
  ["nothing", program("const x = 1;"), ["structure/no-return:5"]],
  ["computed weights", program("return { a: 1 };", { weights: "{ a: Math.sqrt(2) }" }), ["structure/weights:4"]],
  ["an infinite weight", program("return { a: 1 };", { weights: "{ a: 1e999 }" }), ["structure/weights:4"]],
  ["no number", program("return { a: 1 };", { weights: "{ a: 0 / 0 }" }), ["structure/weights:4"]],
  ["empty weights", program("return {};", { weights: "{}" }), ["structure/weights:4"]],
  ["weights of a kind", program("return { a: 1 };", { weights: "[1]" }), ["structure/weights:4"]],
  ["a doubled weight", program("return { a: 1 };", { weights: "{ a: 1, a: 2 }" }), ["structure/weights:4"]],
  ["an inherited name", program("return { toString: 1 };", { weights: "{ toString: 1 }" }), ["structure/weights:4"]],
  [
    "infinite memory",
    program("return { a: 1 };", { head: "export const initial = { low: -Infinity };" }),
    ["structure/initial:3"],
  ],
  [
    "an unknown composition",
    program("return { a: 1 };", { head: 'export const composition = "product";' }),
    ["structure/composition:3"],
  ],
  [
    "sparse without signs",
    program("return { a: 1 };", { head: 'export const sparse = ["a"];' }),
    ["structure/sparse:3"],
  ],
  [
    "an unknown sparse term",
    program("return { a: 1 };", { head: 'export const composition = "signs"; export const sparse = ["b"];' }),
    ["structure/sparse:3"],
  ],
  ["another export", program("return { a: 1 };", { head: "export const bonus = 2;" }), ["structure/unknown-export:3"]],
  [
    "a default export",
    "export default function terms() {}",
    ["structure/unknown-export:1", "structure/no-weights:1", "structure/no-terms:1"],
  ],
  ["an export list", program("return { a: 1 };", { head: "export { weights };" }), ["structure/unknown-export:3"]],
  ["broken syntax", program("return { a: (1 };"), ["extract/syntax:6"]],
  ["ten megabytes", "x".repeat(1e7), ["extract/too-long:1"]],
  ["deep brackets", program(`return { a: ${"(".repeat(5000)}1${")".repeat(5000)} };`), ["extract/too-deep:1"]],
  ["a long chain of signs", program(`return { a: ${"- ".repeat(15_000)}1 };`), ["extract/too-deep:1"]],
  ["a long sum", program(`return { a: ${"1 + ".repeat(5000)}1 };`), ["extract/too-deep:1"]],
  ["a chain of arrows", program(`const f = ${"() => ".repeat(4000)}1;\nreturn { a: 1 };`), ["extract/too-deep:1"]],
])("%s is a diagnostic", (_name, source, expected) => expect(found(source)).toEqual(expected));

test("half-open type arguments do not blow up the parser", () => {
  expect(found(program(`return { a: ${"dt < ".repeat(150)}1 };`)).length).toBeLessThanOrEqual(1);
});
