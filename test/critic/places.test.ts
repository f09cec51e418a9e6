import { afterAll, beforeAll, expect, test } from "vitest";
import { createCritic } from "../../src/critic/critic.ts";
import { openProbeBench } from "./probe-bench.ts";

const head = 'import type { Step } from "environment";\n';

/** A defect each, the rule that names it, and the line it stands on. */
const defects: { name: string; source: string; rule: RegExp; line: number }[] = [
  {
    name: "an unknown field",
    source: `${head}export const weights = { up: 1 };\nexport function terms({ next }: Step) {\n  return { up: next.torso.hight };\n}\n`,
    rule: /^types\/unknown-field$/,
    line: 4,
  },
  {
    name: "a wrong arity",
    source: `import { norm } from "reward";\n${head}export const weights = { effort: 1 };\nexport function terms({ action }: Step) {\n  return { effort: norm() };\n}\n`,
    rule: /arity/,
    line: 5,
  },
  {
    name: "a missing weight",
    source: `${head}export const weights = { up: 1 };\nexport function terms({ next }: Step) {\n  return {\n    up: next.torso.height,\n    fast: next.torso.x,\n  };\n}\n`,
    rule: /missing-weight/,
    line: 6,
  },
  {
    name: "an import of fs",
    source: `import { readFileSync } from "fs";\n${head}export const weights = { up: 1 };\nexport function terms({ next }: Step) {\n  return { up: next.torso.height + readFileSync.length };\n}\n`,
    rule: /import/,
    line: 1,
  },
  {
    name: "eval",
    source: `${head}export const weights = { up: 1 };\nexport function terms({ next }: Step) {\n  const secret = eval("1");\n  return { up: next.torso.height + secret };\n}\n`,
    rule: /^subset\//,
    line: 4,
  },
  {
    name: "while (true)",
    source: `${head}export const weights = { up: 1 };\nexport function terms({ next }: Step) {\n  while (true) {}\n  return { up: next.torso.height };\n}\n`,
    rule: /loop|while/,
    line: 4,
  },
  {
    name: "a string for a term",
    source: `${head}export const weights = { up: 1 };\nexport function terms({ next }: Step) {\n  return { up: "high" };\n}\n`,
    rule: /^types\//,
    line: 4,
  },
  {
    name: "NaN at rest",
    source: `${head}export const weights = { lean: 1 };\nexport function terms({ state, next }: Step) {\n  const moved = next.torso.x - state.torso.x;\n  return { lean: (moved * 0) / 0 + next.torso.pitch };\n}\n`,
    rule: /not-finite/,
    line: 5,
  },
  {
    name: "a constant",
    source: `${head}export const weights = { nothing: 1 };\nexport function terms({ next }: Step) {\n  return { nothing: next.torso.height * 0 };\n}\n`,
    rule: /constant/,
    line: 4,
  },
];

let bench: Awaited<ReturnType<typeof openProbeBench>>;
beforeAll(async () => {
  bench = await openProbeBench("hopper");
});
afterAll(() => bench.sandbox.close());

test.each(defects)("$name is refused with the right rule on the right line", async ({ source, rule, line }) => {
  const { reward, diagnostics } = await createCritic({ spec: bench.spec }).review(source, { probe: bench.probe });
  expect(reward).toBeNull();
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map((error) => `${error.rule}:${error.line}`)).toContainEqual(expect.stringMatching(`:${line}$`));
  expect(errors.some((error) => rule.test(error.rule) && error.line === line && error.hint.length > 0)).toBe(true);
});
