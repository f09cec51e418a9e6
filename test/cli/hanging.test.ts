import * as fc from "fast-check";
import { expect, test } from "vitest";
import { hanging } from "../../src/cli/hanging.ts";

test("a text is wrapped under its label, between words, to the width", () => {
  expect(hanging("ok    ", "sandbox: the system bounds data, processor time and files", 50)).toBe(
    "ok    sandbox: the system bounds data, processor\n      time and files",
  );
  const word = fc.stringMatching(/^[a-z]{1,12}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 50, max: 120 }), (words, width) => {
      const lines = hanging("label ", words.join(" "), width).split("\n");
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      for (const line of lines.slice(1)) expect(line).toMatch(/^ {6}\S/);
      expect(lines.flatMap((line) => line.trim().split(" ")).slice(1)).toEqual(words);
    }),
  );
});

test("nobody's width leaves it on one line", () => {
  const text = "word ".repeat(100).trim();
  expect(hanging("a  ", text, undefined)).toBe(`a  ${text}`);
});
