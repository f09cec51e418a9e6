import * as fc from "fast-check";
import { expect, test } from "vitest";
import { excerpt, redact, withoutSecrets } from "../../src/model/redact.ts";
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
  expect(withoutSecrets("const x = next.x;", ["x"])).toBe("const x = next.x;");
  expect(withoutSecrets(`said ${canary}`, [canary])).toBe("said [redacted]");
});

/** What a server may make of a header before it echoes it. */
const encodings: Record<string, (key: string) => string> = {
  "URL-encoded": encodeURIComponent,
  "URL-encoded in full": (key) => Array.from(key, (each) => `%${each.charCodeAt(0).toString(16)}`).join(""),
  "URL-encoded twice": (key) => encodeURIComponent(encodeURIComponent(key)),
  base64: (key) => Buffer.from(key).toString("base64"),
  base64url: (key) => Buffer.from(key).toString("base64url"),
  "base64 of the header": (key) => Buffer.from(`Bearer ${key}`).toString("base64"),
  "base64 of a login": (key) => Buffer.from(`me:${key}`).toString("base64"),
  hex: (key) => Buffer.from(key).toString("hex"),
};

test.each(Object.keys(encodings))("a key goes in any form that a server echoes: %s", (name) => {
  const encode = encodings[name] as (key: string) => string;
  fc.assert(
    fc.property(fc.stringMatching(/^[\w.~+/=-]{16,60}$/), fc.constantFrom("", " ", "x", '{"a":'), (key, before) => {
      const echo = encode(key);
      const clean = redact(`wrong key${before === "" ? " " : `: ${before}`}${echo} given`, [key]);
      for (const part of [echo, echo.slice(4, 20), echo.slice(-14)]) expect(clean).not.toContain(part);
      expect(withoutSecrets(`said ${encode(canary)}.`, [canary])).not.toContain(canary);
    }),
  );
});
