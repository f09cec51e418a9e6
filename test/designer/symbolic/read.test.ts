import { expect, test } from "vitest";
import { createWorld } from "../../../src/designer/symbolic/columns.ts";
import { printExpression } from "../../../src/designer/symbolic/print.ts";
import { readComposition, readGenome } from "../../../src/designer/symbolic/read.ts";
import { lean } from "./fixtures/toys.ts";

const world = createWorld(lean.spec);

const program = (terms: string, weights: string) =>
  `export const weights = { ${weights} };\nexport function terms({ state, action, next, dt, terminated }) {\n  return { ${terms} };\n}`;

test.each([
  ["a: -(next.cart.x ** 2)", "a: 1", ["1 -(next.cart.x ** 2)"]],
  ["a: next.cart.x - (next.cart.x - state.cart.x)", "a: 2", ["2 next.cart.x - (next.cart.x - state.cart.x)"]],
  ["a: next.cart.x", "a: -3", ["3 -next.cart.x"]],
  ["a: -next.cart.x", "a: -3", ["3 next.cart.x"]],
  ["a: next.cart.x, b: Math.hypot(next.cart.x, 1)", "a: 1, b: 1", ["1 next.cart.x"]],
  ["a: next.cart.wheels", "a: 1", []],
  ["a: (next.cart.x > 1 ? 1 : 0)", "a: 1", ["1 (next.cart.x > 1 ? 1 : 0)"]],
  ["a: (next.cart.x > 1 ? 2 : 0)", "a: 1", []],
  ["a: clip(next.cart.speed, 1.5)", "a: 1", ["1 clip(next.cart.speed, 1.5)"]],
  ['a: once(memory, "cell", next.cart.x > 1)', "a: 1", []],
  ["a: next.cart.x", "b: 1", []],
  ["a: next.cart.x", "a: 0", []],
  ["...rest", "a: 1", []],
])("of { %s } with weights { %s } the readable terms are kept", (terms, weights, expected) => {
  const genome = readGenome(program(terms, weights), world);
  expect(genome.map((gene) => `${gene.weight} ${printExpression(gene.expression)}`)).toEqual(expected);
});

test.each(["", "no program at all", "export const weights = 3;", "export function terms() { return 1; }", "}}}"])(
  "%j reads as nothing",
  (text) => {
    expect(readGenome(text, world)).toEqual([]);
    expect(readComposition(text)).toBe("sum");
  },
);

test("what is nested so deep that reading runs out of stack reads as nothing", () => {
  const deep = program(`a: ${"(".repeat(16_000)}1${")".repeat(16_000)}`, "a: 1");
  expect(readGenome(deep, world)).toEqual([]);
  expect(readComposition(deep)).toBe("sum");
});

const within = (body: string, terms: string, initial = "") =>
  `${initial}\nexport const weights = { a: 1 };\nexport function terms({ state, next, memory, terminated }) {\n  ${body}\n  return { ${terms} };\n}`;

test.each([
  ["const { x, speed: fast } = next.cart;", "a: x * fast", ["next.cart.x * next.cart.speed"]],
  ["const cart = next.cart; const { x } = cart;", "a: x + cart.speed", ["next.cart.x + next.cart.speed"]],
  ["const far = next.cart.x > 2;", "a: far ? 1 : 0", ["(next.cart.x > 2 ? 1 : 0)"]],
  ["const a = Math.abs(next.mast.lean);", "a", ["Math.abs(next.mast.lean)"]],
  ["let x = next.cart.x;", "a: x", []],
  ["const { ...cart } = next;", "a: cart.x", []],
  ["const { x = 1 } = next.cart;", "a: x", []],
])("constants are what they stand for: %s { %s }", (body, terms, expected) => {
  expect(readGenome(within(body, terms), world).map((gene) => printExpression(gene.expression))).toEqual(expected);
});

test("a constant that doubles the one before it over and over is not written out", () => {
  const doubled = Array.from({ length: 40 }, (_, place) => `const c${place + 1} = c${place} + c${place};`);
  const body = ["const c0 = next.cart.x;", ...doubled].join("\n");
  expect(readGenome(within(body, "a: c40"), world)).toEqual([]);
  expect(
    readGenome(within(body.replaceAll("+", "&&").replace("next.cart.x", "next.cart.x > 1"), "a: c40 ? 1 : 0"), world),
  ).toEqual([]);
});

test.each([
  ["once pays never from a cell that is not 0", 'once(memory, "cell", next.cart.x > 1)', "{ cell: 1 }"],
  ["a cell that the program does not have", 'delta(memory, "cell", next.cart.x)', "{ other: 0 }"],
])("%s: the term is left out", (_name, term, initial) => {
  expect(readGenome(within("", `a: ${term}`, `export const initial = ${initial};`), world)).toEqual([]);
});
