import { expect, test } from "vitest";
import { createWorld } from "../../../src/designer/symbolic/columns.ts";
import { printExpression } from "../../../src/designer/symbolic/print.ts";
import { readGenome } from "../../../src/designer/symbolic/read.ts";
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
  },
);
