import * as fc from "fast-check";
import { expect, test } from "vitest";
import { buildReward } from "../../src/reward/build.ts";
import { printReward } from "../../src/reward/print.ts";
import { parsed, typeErrors } from "./walker.ts";

const expressions = [
  "next.torso.x - state.torso.x",
  "(next.torso.x - state.torso.x) / dt",
  "-norm(action.torque) ** 2 * 0 + 1".replace("-norm(action.torque) ** 2", "-(norm(action.torque) ** 2)"),
  "tolerance(next.torso.pitch, { bounds: [-0.1, 0.1], margin: 1 })",
  "terminated ? -1 : 0",
  "memory.best",
  "sum(next.foot.force.map((force) => Math.abs(force)))",
  "next.foot.contact ? time : 0",
];
const names = fc.uniqueArray(fc.stringMatching(/^[a-z][A-Za-z0-9_]{2,8}$/), { minLength: 1, maxLength: 5 });
const number = fc.double({ noNaN: true, noDefaultInfinity: true });

const parts = names.chain((terms) =>
  fc.record({
    weights: fc
      .tuple(...terms.map(() => number))
      .map((values) => Object.fromEntries(terms.map((name, index) => [name, values[index] as number]))),
    terms: fc
      .tuple(...terms.map(() => fc.constantFrom(...expressions)))
      .map((chosen) => terms.map((name, index) => ({ name, expression: chosen[index] as string, comment: "why" }))),
    comment: fc.constantFrom(undefined, "One idea.", "Two\nlines: a `b` */"),
  }),
);

test("what is built parses to the same parts, type-checks and prints to itself", () => {
  fc.assert(
    fc.property(parts, ({ weights, terms, comment }) => {
      const source = buildReward({ comment, weights, terms, initial: { best: 0.5 } });
      const program = parsed(source);
      const expected = Object.fromEntries(
        Object.entries(weights).map(([name, value]) => [name, value === 0 ? 0 : value]),
      );
      expect(program.weights).toEqual(expected);
      expect(Object.keys(program.weights)).toEqual(Object.keys(weights));
      expect(program.initial).toEqual({ best: 0.5 });
      expect(typeErrors(source)).toEqual([]);
      const printed = printReward(program);
      expect(printReward(parsed(printed))).toBe(printed);
      expect(parsed(printed).weights).toEqual(expected);
    }),
    { numRuns: 15 },
  );
});

test("a whole program, as a person would lay it out", () => {
  expect(
    buildReward({
      comment: "Cover ground, cheaply.",
      weights: { forward: 1, effort: 1e-3 },
      initial: { best: 0 },
      composition: "signs",
      sparse: ["forward"],
      statements: ["const gain = next.torso.x - memory.best;", "memory.best = Math.max(memory.best, next.torso.x);"],
      terms: [
        { name: "forward", expression: "Math.max(0, gain)", comment: "new ground only" },
        { name: "effort", expression: "-(norm(action.torque) ** 2)" },
      ],
    }),
  ).toBe(`// Cover ground, cheaply.
import { norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, effort: 0.001 };

export const initial = { best: 0 };

export const composition = "signs" as const;

export const sparse = ["forward"];

export function terms({ action, next, memory }: Step<typeof initial>) {
  const gain = next.torso.x - memory.best;
  memory.best = Math.max(memory.best, next.torso.x);
  return {
    // new ground only
    forward: Math.max(0, gain),
    effort: -(norm(action.torque) ** 2),
  };
}
`);
});

test.each([
  ["no terms", { weights: {}, terms: [] }, /at least one term/],
  ["different keys", { weights: { a: 1 }, terms: [{ name: "b", expression: "1" }] }, /same keys/],
  [
    "a doubled term",
    {
      weights: { a: 1 },
      terms: [
        { name: "a", expression: "1" },
        { name: "a", expression: "2" },
      ],
    },
    /same keys/,
  ],
  ["an odd name", { weights: { "a b": 1 }, terms: [{ name: "a b", expression: "1" }] }, /identifier/],
  [
    "a name of every object",
    { weights: { constructor: 1 }, terms: [{ name: "constructor", expression: "1" }] },
    /identifier/,
  ],
  ["an infinite weight", { weights: { a: Infinity }, terms: [{ name: "a", expression: "1" }] }, /number literal/],
  ["half an expression", { weights: { a: 1 }, terms: [{ name: "a", expression: "1 +" }] }, /buildReward/],
])("%s is refused as the caller's mistake", (_name, wrong, message) => {
  expect(() => buildReward(wrong)).toThrow(RangeError);
  expect(() => buildReward(wrong)).toThrow(message);
});
