import { expect, test } from "vitest";
import { cap, oneLine } from "../../src/core/plain-text.ts";

test("text is capped and says so", () => {
  expect(cap("abcdef", { limit: 3 })).toBe("abc […]");
  expect(cap("abc", { limit: 3 })).toBe("abc");
});

test("a line is one line", () => {
  expect(oneLine("  a\n\tb\u0007 c ", {})).toBe("a b c");
});
