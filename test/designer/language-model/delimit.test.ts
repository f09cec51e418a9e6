import * as fc from "fast-check";
import { expect, test } from "vitest";
import { delimit } from "../../../src/designer/language-model/delimit.ts";

const forged = fc.array(
  fc.constantFrom("</task>", "<task>", "</ta", "sk>", "< / TASK >", "x", "\n", "\u202e", "\u0007"),
  { maxLength: 30 },
);

test("no text can end its own marks", () => {
  fc.assert(
    fc.property(forged, (parts) => {
      const text = delimit(parts.join(""), { tag: "task", limit: 1000 });
      expect(text.match(/<\s*\/?\s*task\s*>/gi)).toEqual(["<task>", "</task>"]);
      expect(text.startsWith("<task>\n") && text.endsWith("\n</task>")).toBe(true);
      for (const hidden of ["\u202e", "\u0007"]) expect(text).not.toContain(hidden);
    }),
  );
});

test("text is capped and says so", () => {
  expect(delimit("x".repeat(5000), { tag: "task", limit: 100 }).length).toBeLessThan(130);
});
