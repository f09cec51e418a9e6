import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { options, variableOf } from "../../src/app/options.ts";
import { checkVariables, otherVariables } from "../../src/app/variables.ts";

test("a variable of ours that nothing reads is refused by name, also an empty one, with the nearest known one", () => {
  for (const [misspelt, meant] of [
    ["REWARDSMITH_SAMPELS", "REWARDSMITH_SAMPLES"],
    ["REWARDSMITH_MAXUSD", "REWARDSMITH_MAX_USD"],
    ["REWARDSMITH_PYHTON", "REWARDSMITH_PYTHON"],
  ] as const) {
    for (const value of ["3", ""]) {
      expect(() => checkVariables({ [misspelt]: value }), misspelt).toThrow(
        expect.objectContaining({
          code: "unknown-variable",
          exitCode: 2,
          message: expect.stringContaining(misspelt),
          action: expect.stringContaining(`Did you mean ${meant}?`),
        }),
      );
    }
  }
  expect(() => checkVariables({ REWARDSMITH_XQZW: "1" })).toThrow(
    expect.objectContaining({ action: expect.not.stringContaining("Did you mean") }),
  );
});

test("the variable of every option is known, and every other that the code reads, and what is not ours is nobody's business", () => {
  const ofOptions = Object.fromEntries(Object.keys(options).map((name) => [variableOf(name), "1"]));
  const others = Object.fromEntries(Object.keys(otherVariables).map((name) => [name, "1"]));
  expect(() => checkVariables({ ...ofOptions, ...others, REWARDS: "1", OPENAI_API_KEY: "x" })).not.toThrow();
});

test("every variable of ours that the sources name is known", () => {
  const source = fileURLToPath(new URL("../../src/", import.meta.url));
  const named = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => readFileSync(join(source, name), "utf8").match(/REWARDSMITH_[A-Z_]*[A-Z]/g) ?? [])
    .filter((name) => name !== "REWARDSMITH_FLAG"); // stands for any
  expect(new Set(named).size).toBeGreaterThan(4);
  expect(() => checkVariables(Object.fromEntries(named.map((name) => [name, "1"])))).not.toThrow();
});
