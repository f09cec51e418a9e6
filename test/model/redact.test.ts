import * as fc from "fast-check";
import { expect, test } from "vitest";
import { excerpt, redact, withoutKey } from "../../src/model/redact.ts";
import { canary } from "./stack.ts";

test("no key comes through, wherever it stands in a text", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.stringMatching(/^[!-~]{8,60}$/), (before, after, key) => {
      expect(redact(`${before}${key}${after}`, [key])).not.toContain(key);
    }),
  );
});

test.each([
  `Incorrect API key provided: ${canary}`,
  `key ${canary.slice(0, 10)}*********${canary.slice(-4)} is wrong`,
  `…${canary.slice(-12)} expired`,
  `Authorization: Bearer ${canary}`,
])("masked and embedded keys go: %s", (text) => {
  const clean = redact(text, [canary]);
  expect(clean).toContain("[redacted]");
  expect(clean).not.toContain(canary.slice(0, 10));
  expect(clean).not.toContain(canary.slice(-8));
});

test("keys of other accounts go by their shape, and the credentials of an address", () => {
  expect(redact("use sk-proj-Abc123*****XYZ9 please")).toBe("use [redacted] please");
  expect(redact("https://me:secret@host/v1 said no")).toBe("https://[redacted]@host/v1 said no");
  expect(redact("rate limited for gpt-4o in organization")).toBe("rate limited for gpt-4o in organization");
});

test("a server's words become one short line", () => {
  expect(excerpt("<html><style>p { x }</style>\n<h1>502</h1> Bad\u0007   gateway</html>")).toBe("502 Bad gateway");
  expect(excerpt("x".repeat(500), { limit: 10 })).toBe(`${"x".repeat(10)}…`);
});

test("the placeholder keys of local servers do not eat words", () => {
  expect(redact("no connection to http://ollama:11434/v1", ["ollama"])).toBe("no connection to http://ollama:11434/v1");
  expect(withoutKey("const x = next.x;", { key: "x" })).toBe("const x = next.x;");
  expect(withoutKey(`said ${canary}`, { key: canary })).toBe("said [redacted]");
});
