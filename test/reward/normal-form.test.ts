import { expect, test } from "vitest";
import { compileReward } from "../../src/reward/compile.ts";
import { normalForm } from "../../src/reward/normal-form.ts";
import { parseReward } from "../../src/reward/program.ts";

const formOf = (text: string): string => {
  const parsed = parseReward(text);
  if (parsed.kind !== "program") throw new Error(JSON.stringify(parsed));
  return normalForm(compileReward(parsed.program));
};

const program = (body: string, { weights = "{ up: 1, effort: 0.5 }", before = "" } = {}) => `
import { tolerance } from "reward";
import type { Step } from "environment";
export const weights = ${weights};
${before}
${body}
`;

const one = program(
  `export function terms({ next, action }: Step) {
  const { angle } = next.pole;
  const up = half(angle);
  return { up, effort: -(action.force ** 2) };
}`,
  { before: "const half = (x: number) => tolerance(x, { bounds: [-0.1, 0.1], margin: 0.5 });" },
);

const form = formOf(one);

test.each([
  ["comments and layout", one.replace("const up =", "// how upright\n  const up   =")],
  ["names of constants", one.replaceAll("up = half", "upright = half").replace("{ up,", "{ up: upright,")],
  [
    "names of members taken apart",
    one.replace("{ angle } = next", "{ angle: lean } = next").replace("half(angle);", "half(lean);"),
  ],
  [
    "names of helpers and what they take",
    one.replaceAll("half", "near").replace("(x: number) => tolerance(x", "(lean: number) => tolerance(lean"),
  ],
])("programs that differ in %s alone have one form", (_, other) => {
  expect(other).not.toBe(one);
  expect(formOf(other)).toBe(form);
});

test.each([
  ["a number", one.replace("0.5 })", "0.6 })")],
  ["a weight", one.replace("up: 1", "up: 2")],
  ["a field", one.replace("next.pole", "next.cart").replace("{ angle }", "{ position: angle }")],
  ["a sign", one.replace("-(action", "+(action")],
  ["which of two names stands where", one.replace("half(angle);", "half(half(angle));")],
  ["the name of a term", one.replaceAll("effort", "cost")],
])("programs that differ in %s have two", (_, other) => {
  expect(formOf(other)).not.toBe(form);
});
