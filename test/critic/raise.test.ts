import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/core/diagnostic.ts";
import type { Critic } from "../../src/core/interfaces.ts";
import { createCritic } from "../../src/critic/critic.ts";
import { programOf } from "../../src/critic/example.ts";
import { raiseWarnings } from "../../src/critic/raise.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";
import { fakeReward } from "../evolution/fakes.ts";

const finding = (rule: string, severity: Diagnostic["severity"] = "warning"): Diagnostic => ({
  rule,
  severity,
  line: 1,
  column: 1,
  message: "",
  hint: "",
});

const criticOf = (...diagnostics: Diagnostic[]): Critic => ({
  review: async () => ({ reward: fakeReward(1), diagnostics }),
});

const severities = async (patterns: string[], ...diagnostics: Diagnostic[]) => {
  const review = await raiseWarnings(criticOf(...diagnostics), patterns).review("", {});
  return { refused: review.reward === null, severities: review.diagnostics.map(({ severity }) => severity) };
};

test.each([
  { patterns: [], refused: false, severities: ["warning", "warning"] },
  { patterns: ["probes/farmable"], refused: false, severities: ["warning", "warning"] },
  { patterns: ["structure/sign"], refused: true, severities: ["warning", "error"] },
  { patterns: ["units/*"], refused: true, severities: ["error", "warning"] },
  { patterns: ["units/*", "structure/sign"], refused: true, severities: ["error", "error"] },
])("raised by $patterns", async ({ patterns, ...expected }) => {
  expect(await severities(patterns, finding("units/mixed"), finding("structure/sign"))).toEqual(expected);
});

test("a note of a rule that is raised refuses too", async () => {
  const found = await severities(
    ["probes/farmable"],
    finding("probes/farmable", "note"),
    finding("critique/flaw", "note"),
  );
  expect(found).toEqual({ refused: true, severities: ["error", "note"] });
});

test("a rule that is off speaks where it is raised, and nowhere else", async () => {
  const { spec } = (await findEnvironment("hopper")).environment;
  const source = programOf("forward: next.torso.velocityZ");
  const rules = async (patterns: string[]) =>
    (await raiseWarnings(createCritic({ spec }), patterns).review(source, {})).diagnostics.flatMap(
      ({ rule, severity }) => (severity === "skipped" ? [] : [`${severity} ${rule}`]),
    );
  expect(await rules([])).toEqual([]);
  expect(await rules(["structure/sign"])).toEqual([]);
  expect(await rules(["structure/name"])).toEqual(["error structure/name"]);
});

test("what a stage could not look at stays skipped", async () => {
  const found = await severities(["probes/*"], finding("probes/farmable", "skipped"));
  expect(found).toEqual({ refused: false, severities: ["skipped"] });
});

test.each([
  ["probes/farmible", "Did you mean 'probes/farmable'?"],
  ["taste/*", "docs/critic.md"],
])("'%s' names no rule", (pattern, action) => {
  expect(() => raiseWarnings(criticOf(), [pattern])).toThrow(
    expect.objectContaining({ code: "unknown-rule", action: expect.stringContaining(action) }),
  );
});
