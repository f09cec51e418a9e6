import { expect, test } from "vitest";
import { explainRule } from "../../src/app/rule-text.ts";
import { criticRules } from "../../src/critic/rules.ts";

test.each(Object.keys(criticRules))("%s is explained with what is wrong and how it is mended", (rule) => {
  const text = explainRule(rule);
  expect(text.startsWith(`${rule} (${criticRules[rule]?.severity})\n`)).toBe(true);
  expect(text).toMatch(/^ {2}bad\b/m);
  expect(text).toMatch(/^ {2}mended:/m);
  // For a terminal: nothing invisible, no line without end.
  expect(text).not.toMatch(/[\u200b-\u200f\u202a-\u202e]/);
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(260);
});

test("a rule that does not exist is a usage error that names those that do", () => {
  expect(() => explainRule("structure/divison")).toThrow(expect.objectContaining({ code: "unknown-rule" }));
});
