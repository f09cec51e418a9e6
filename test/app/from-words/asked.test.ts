import { expect, test } from "vitest";
import { resolveConfig } from "../../../src/app/config.ts";
import { checkFromWords } from "../../../src/app/from-words/asked.ts";

const nobody = {};
const check = (flags: Record<string, unknown>, asked: { confirm?: unknown; person?: unknown } = nobody): void =>
  checkFromWords(
    resolveConfig({
      flags: { env: "cartpole", designer: "language-model", description: "lean", measure: "words", ...flags },
      variables: {},
    }),
    asked,
  );

test.each([
  { name: "no words", flags: { description: " ", yes: true }, code: "no-words", action: /--measure words/ },
  { name: "a task", flags: { task: "shift", yes: true }, code: "two-measures", action: /Leave one of them out/ },
  { name: "a file", flags: { fitness: "mine.ts", task: "none", yes: true }, code: "two-measures", action: /Leave one/ },
  {
    name: "a success",
    flags: { success: "truncated", yes: true },
    code: "two-measures",
    action: /Leave --success out/,
  },
  { name: "no model", flags: { designer: "symbolic", yes: true }, code: "no-model", action: /--model NAME/ },
  { name: "nobody who agrees", flags: {}, code: "nobody-confirms", action: /--yes/ },
])("--measure words is refused before anything is asked: $name", ({ flags, code, action }) => {
  const refused = { code, exitCode: 2, action: expect.stringMatching(action) as string };
  expect(() => check(flags)).toThrow(expect.objectContaining(refused) as Error);
});

test("it is taken where somebody agrees, and another measure is none of its business", () => {
  check({ yes: true });
  check({}, { confirm: () => {} });
  check({}, { person: {} });
  check({ task: "none", yes: true });
  check({ measure: "length", designer: "symbolic" });
});
