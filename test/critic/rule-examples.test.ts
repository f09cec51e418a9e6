import { beforeAll, expect, test } from "vitest";
import { createCritic } from "../../src/critic/critic.ts";
import { exampleProgram, ruleExamples } from "../../src/critic/examples.ts";
import type { Critic } from "../../src/core/interfaces.ts";
import { findEnvironment } from "../../src/simulator/registry.ts";

let critic: Critic;
beforeAll(async () => {
  critic = createCritic({ spec: (await findEnvironment("hopper")).environment.spec });
});

const rulesOf = async (term: string): Promise<string[]> => {
  const { diagnostics } = await critic.review(exampleProgram(term), {});
  return diagnostics.filter(({ severity }) => severity !== "skipped").map(({ rule }) => rule);
};

test.each(Object.entries(ruleExamples))(
  "%s: the bad example breaks it, the mended one nothing",
  async (rule, example) => {
    expect(await rulesOf(example.bad)).toContain(rule);
    expect(await rulesOf(example.mended)).toEqual([]);
  },
);
