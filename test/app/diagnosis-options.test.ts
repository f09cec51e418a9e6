import { expect, test } from "vitest";
import { defaults, type RunConfig } from "../../src/app/config.ts";
import { planOf } from "../../src/app/plan.ts";
import { problemOf } from "../../src/app/run.ts";
import { upgradeConfig } from "../../src/app/upgrade.ts";
import { checkWiring } from "../../src/app/wiring.ts";

const config: RunConfig = { ...defaults(), env: "cartpole", designer: "symbolic" };
const model = { designer: "language-model", model: "m", replay: "recorded" } as const;

test.each<[string, Partial<RunConfig>]>([
  ["a language model is never blind", { ...model, diagnosis: "blind" }],
  ["who has no model reads no traces", { "read-traces": true, diagnosis: "causes" }],
  ["nobody is looked into", { ...model, "read-traces": true }],
])("%s: refused before anything is written", async (_, given) => {
  const asked = { ...config, ...given };
  const problem = await problemOf(asked);
  expect(() => checkWiring(asked, problem)).toThrow(expect.objectContaining({ code: "bad-option", exitCode: 2 }));
});

test("what is told stands in the plan where it was chosen, and a run of before is told what it was", async () => {
  const problem = await problemOf(config);
  expect(planOf(config, problem)).not.toHaveProperty("diagnosis");
  expect(planOf({ ...config, diagnosis: "metrics" }, problem)).toMatchObject({ diagnosis: "metrics" });
  expect(planOf({ ...config, diagnosis: "metrics" }, problem)).not.toHaveProperty("episodeAlarms");
  expect(planOf({ ...config, diagnosis: "causes" }, problem)).toMatchObject({
    diagnosis: "causes",
    episodeAlarms: true,
  });
  expect(planOf({ ...config, "term-effects": 2 }, problem)).toMatchObject({ termEffects: 2, episodeAlarms: true });
  const { diagnosis: _, "read-traces": __, ...before } = config;
  expect(upgradeConfig(before)).toMatchObject({ diagnosis: "auto", "read-traces": false });
});
