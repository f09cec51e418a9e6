import { globSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/core/diagnostic.ts";
import { emptyFolder, runCommand } from "./command.ts";

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

test.each(defects)("check refuses $name with the right rule on the right line", async ({ source, rule, line }) => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "bad.ts"), source);
  const { code, stdout } = await runCommand(["check", "bad.ts", "--env", "hopper", "--json"], { cwd });
  expect(code).toBe(3);
  const { accepted, diagnostics } = JSON.parse(stdout) as { accepted: boolean; diagnostics: Diagnostic[] };
  expect(accepted).toBe(false);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map((error) => `${error.rule}:${error.line}`)).toContainEqual(expect.stringMatching(`:${line}$`));
  expect(errors.some((error) => rule.test(error.rule) && error.line === line && error.hint.length > 0)).toBe(true);
});

const root = fileURLToPath(new URL("../../", import.meta.url));
// All references are checked in-process by test/critic; here one of each environment goes through the command.
const references = globSync("environments/*/rewards/*-human.ts", { cwd: root });

test("there are references to accept", () => expect(references.length).toBeGreaterThanOrEqual(4));

test.each(references)("%s is accepted, probes included", async (file) => {
  const environment = relative(join(root, "environments"), join(root, file)).split("/")[0] as string;
  const { code, stdout } = await runCommand(["check", join(root, file), "--env", environment, "--json"], {
    cwd: emptyFolder(),
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  // Where no stored episode does the task, the probes that compare with it say so: nothing else may be skipped.
  const others = diagnostics.filter(({ severity }) => severity !== "warning");
  expect(others.filter(({ rule, message }) => rule !== "probes/skipped" || !/no stored episode/.test(message))).toEqual(
    [],
  );
  expect(code).toBe(0);
});

test("a warning refuses the program where --raise says so, and an unknown rule is refused by name", async () => {
  const cwd = emptyFolder();
  const source = `${head}export const weights = { lean: 1 };\nexport function terms({ next }: Step) {\n  return { lean: -Math.abs(next.torso.pitch + next.torso.pitchRate) };\n}\n`;
  writeFileSync(join(cwd, "mixed.ts"), source);
  const check = (...more: string[]) => runCommand(["check", "mixed.ts", "--env", "hopper", "--json", ...more], { cwd });
  const mixed = expect.objectContaining({ rule: "units/mixed", line: 4 });
  const plain = await check();
  expect([plain.code, JSON.parse(plain.stdout).diagnostics]).toEqual([0, expect.arrayContaining([mixed])]);
  const raised = await check("--raise", "units/*");
  expect(raised.code).toBe(3);
  expect(JSON.parse(raised.stdout).diagnostics).toContainEqual(
    expect.objectContaining({ rule: "units/mixed", severity: "error" }),
  );
  const unknown = await check("--raise", "units/mixd");
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain("Did you mean 'units/mixed'?");
});
