import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { expect, test } from "vitest";
import { batchOverSeeds } from "../../src/app/batch/over-seeds.ts";
import { defaults, resolveConfig } from "../../src/app/config.ts";
import { effortNames, efforts } from "../../src/app/effort.ts";
import { foreseenText } from "../../src/app/foresee.ts";

const resolved = (flags: Record<string, unknown>, variables: Record<string, string> = {}, document?: object) => {
  const file = join(mkdtempSync(join(tmpdir(), "rewardsmith-effort-")), "config.json");
  if (document !== undefined) writeFileSync(file, JSON.stringify(document));
  return resolveConfig({ flags: { env: "cartpole", ...flags }, variables, ...(document !== undefined && { file }) });
};

test("the dial sets programs and seeds, normal is what a search does without it, and each step spends more", () => {
  for (const effort of effortNames) expect(resolved({ effort })).toMatchObject({ effort, ...efforts[effort] });
  expect(resolved({})).not.toHaveProperty("effort");
  expect(defaults()).toMatchObject(efforts.normal);
  for (const name of Object.keys(efforts.normal) as (keyof typeof efforts.normal)[])
    expect([efforts.quick[name], efforts.normal[name], efforts.thorough[name]]).toEqual(
      [efforts.quick[name], efforts.normal[name], efforts.thorough[name]].toSorted((left, right) => left - right),
    );
});

test.each([
  ["an option beside it", { effort: "quick", samples: 9 }, {}, undefined, 9],
  ["an option of its file", {}, {}, { effort: "quick", samples: 9 }, 9],
  ["a variable, which wins over a file's effort", {}, { REWARDSMITH_SAMPLES: "9" }, { effort: "quick" }, 9],
  ["a flag, which wins over a variable's effort", { samples: 9 }, { REWARDSMITH_EFFORT: "quick" }, undefined, 9],
  [
    "not an option of a lesser source: a flag's effort wins over a file's number",
    { effort: "quick" },
    {},
    { samples: 9 },
    4,
  ],
  ["not an effort of a lesser source", { effort: "thorough" }, {}, { effort: "quick" }, 12],
])("it yields to %s", (_, flags, variables, document, samples) => {
  expect(resolved(flags, variables as Record<string, string>, document).samples).toBe(samples);
});

test("an effort that does not exist is refused by name", () => {
  expect(() => resolved({ effort: "huge" })).toThrow(/--effort: "huge" is not one of quick, normal, thorough/);
});

test("a run's own configuration holds numbers: taken back it is the same, whatever the dial would say then", () => {
  const { effort: _, ...config } = resolved({ effort: "quick", samples: 9 });
  const stored = { ...config, effort: "quick", plan: { steps: 1000, learner: "ppo" } };
  expect(resolved({}, {}, stored)).toMatchObject({ samples: 9, generations: 2, steps: 1000 });
  expect(resolved({}, { REWARDSMITH_EFFORT: "" }, stored)).toMatchObject({ samples: 9 });
});

test("over seeds an option that was given beside the dial stays, though it is the usual one", () => {
  const config = resolved({ effort: "quick", samples: 8 });
  const batch = batchOverSeeds(config, { seeds: ["1..2"], variables: {} }) as { defaults: Record<string, unknown> };
  const again = resolveConfig({ flags: { env: "cartpole", ...batch.defaults }, variables: {} });
  expect(again).toMatchObject({ ...efforts.quick, samples: 8 });
  expect(parse(JSON.stringify(batch))).toEqual(batch);
});

test("what is expected is told in steps, calls, money and time", () => {
  const foreseen = { environmentSteps: 2_400_000, controlSteps: 0, calls: 0, usd: 0, seconds: 65 };
  expect(foreseenText(foreseen)).toBe(
    "about 2.40 M environment steps, no model calls, about 1 min 5 s on this machine",
  );
  expect(foreseenText({ ...foreseen, controlSteps: 1_000_000, calls: 40, usd: 0.12, seconds: null })).toBe(
    "about 2.40 M environment steps, 1.00 M of the control, about 40 model calls, about $0.12, in a time that is not known",
  );
  expect(foreseenText({ ...foreseen, calls: 40, usd: null })).toMatch(
    /at a price that is not known, about 1 min 5 s on this machine and what the model takes$/,
  );
});
