import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/core/diagnostic.ts";
import { callCommand } from "./call-command.ts";
import { emptyFolder } from "./command.ts";

const head = 'import type { Step } from "environment";\n';
const up = "export const weights = { up: 1 };\nexport function terms({ state, next }: Step) {\n";

// Of every kind, in this process: test/critic/places.test.ts.
test.each([
  ["by reading", `${head}${up}  return { up: next.torso.hight };\n}\n`, "types/unknown-field"],
  ["on rollouts", `${head}${up}  return { up: (state.torso.x * 0) / 0 };\n}\n`, "probes/not-finite"],
])("check refuses a program %s: exit code 3, the rule, its line and a hint", async (_stage, source, rule) => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "bad.ts"), source);
  const { code, stdout } = await callCommand(["check", "bad.ts", "--env", "hopper", "--json"], { cwd });
  expect(code).toBe(3);
  const { accepted, diagnostics } = JSON.parse(stdout) as { accepted: boolean; diagnostics: Diagnostic[] };
  expect(accepted).toBe(false);
  expect(diagnostics).toContainEqual(
    expect.objectContaining({ severity: "error", rule, line: 4, hint: expect.stringMatching(/./) }),
  );
});

test("a warning refuses the program where --raise says so, and an unknown rule is refused by name", async () => {
  const cwd = emptyFolder();
  const source = `${head}export const weights = { lean: 1 };\nexport function terms({ next }: Step) {\n  return { lean: -Math.abs(next.torso.pitch + next.torso.pitchRate) };\n}\n`;
  writeFileSync(join(cwd, "mixed.ts"), source);
  const check = (...more: string[]) =>
    callCommand(["check", "mixed.ts", "--env", "hopper", "--json", ...more], { cwd });
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
