import { expect, test } from "vitest";
import { checkTypes } from "../../src/reward/check-types.ts";
import { program, samples, typeErrors, view } from "./walker.ts";

test.each(Object.entries(samples))("%s is well typed", (_name, source) => expect(typeErrors(source)).toEqual([]));

const one = (expression: string) => program(`  return { a: ${expression} };`);

test.each([
  ["a misspelt field", one("next.torso.hight"), "types/unknown-field:6", "Did you mean 'next.torso.height'?"],
  ["a field one level up", one("next.height"), "types/unknown-field:6", "Did you mean 'next.torso.height'?"],
  ["a field of something else", one("next.torso.contact"), "types/unknown-field:6", "x, height, pitch, speed"],
  ["a member of a number", one("next.torso.x.toFixed(2)"), "types/unknown-field:6", "no members"],
  ["an element out of bounds", one("next.foot.force[7]"), "types/unknown-field:6", ""],
  [
    "memory without initial",
    program("  return { a: memory.best };", { step: "{ memory }: Step" }),
    "types/unknown-field:6",
    "initial = { best: 0 }",
  ],
  [
    "a cell that 'initial' has not",
    program('  return { a: once(memory, "arived", dt > 0) };', {
      head: 'import { once } from "reward"; export const initial = { arrived: 0 };',
      step: "{ memory, dt }: Step<typeof initial>",
    }),
    "types/unknown-field:6",
    "Did you mean 'arrived'?",
  ],
  [
    "a cell without initial",
    program('  return { a: once(memory, "arrived", dt > 0) };', {
      head: 'import { once } from "reward";',
      step: "{ memory, dt }: Step",
    }),
    "types/unknown-field:6",
    "initial = { arrived: 0 }",
  ],
  [
    "a misspelt option",
    one("tolerance(dt, { bounds: [0, 1], margn: 1 })"),
    "types/unknown-field:6",
    "Did you mean 'margin'?",
  ],
  [
    "a vanished part of the step",
    program("  return { a: nxt.torso.x };", { step: "{ nxt }: Step" }),
    "types/unknown-field:5",
    "Did you mean 'next'?",
  ],
  ["too few arguments", one("norm()"), "types/wrong-arity:6", "norm(vector: readonly number[]): number"],
  ["too many arguments", one("Math.abs(1, 2)"), "types/wrong-arity:6", ""],
  [
    "a second parameter",
    program("  return { a: 1 };", { step: "state: Step, action: Step" }),
    "types/wrong-arity:5",
    "one step",
  ],
  ["an unknown name", one("velocity"), "types/unknown-name:6", ""],
  ["a library function not imported", one("clamp(dt, 0, 1)"), "types/unknown-name:6", 'import { clamp } from "reward"'],
  [
    "a misspelt import",
    program("  return { a: 1 };", { head: 'import { clmp } from "reward";' }),
    "types/unknown-import:3",
    "Did you mean 'clamp'?",
  ],
  ["a vector for a number", one("action.torque * 2"), "types/mismatch:6", "norm"],
  ["a vector for a term", one("action.torque"), "types/mismatch:6", "number"],
  ["a boolean for a term", one("next.foot.contact"), "types/mismatch:6", "? 1 : 0"],
  ["a string for a term", one('"high"'), "types/mismatch:6", "number"],
  ["a number for a vector", one("norm(dt)"), "types/mismatch:6", ""],
  ["a term that may be missing", one("terminated ? undefined : 1"), "types/mismatch:6", ""],
  ["writing to the step", program("  next.torso.x = 1;\n  return { a: 1 };"), "types/read-only:6", "memory"],
  [
    "a helper without types",
    program("  return { a: f(dt) };", { head: "const f = (x) => x * 2;" }),
    "types/implicit-any:3",
    "x: number",
  ],
  ["a step without a type", program("  return { a: 1 };", { step: "{ next }" }), "types/parameter:5", "Step"],
  [
    "a step of another type",
    program("  return { a: 1 };", { step: "{ next }: { next: number }" }),
    "types/parameter:5",
    "Step",
  ],
  [
    "memory that initial does not hold",
    program("  return { a: memory.x };", { step: "{ memory }: Step<{ x: number }>" }),
    "types/unknown-field:5",
    "'initial'",
  ],
])("%s", (_name, source, expected, hint) => {
  const diagnostics = checkTypes(view(source));
  expect(diagnostics.map(({ rule, line }) => `${rule}:${line}`)).toContain(expected);
  const diagnostic = diagnostics.find(({ rule, line }) => `${rule}:${line}` === expected);
  expect(diagnostic?.hint).toContain(hint);
  expect(diagnostic?.severity).toBe("error");
});

test("one mistake is told once", () => {
  expect(typeErrors(one("next.foot.force[7] + 1"))).toEqual(["types/unknown-field:6"]);
  expect(typeErrors(program("  return { a: next.torso.x + dt };", { step: "{ next, dt }" }))).toEqual([
    "types/parameter:5",
  ]);
});

test("checks do not leak into each other", () => {
  expect(typeErrors(one("nonsense"))).not.toEqual([]);
  expect(typeErrors(one("dt"))).toEqual([]);
  expect(typeErrors(program("  const nonsense = 1;\n  return { a: nonsense };"))).toEqual([]);
});
