import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { resolveConfig, resolveOption } from "../../src/app/config.ts";
import { emptyFolder } from "../cli/command.ts";

const fixtures = fileURLToPath(new URL("../fixtures/run-folders/0.1.0/", import.meta.url));

test("a run's own config.json is a configuration: what decided that run, with what its plan resolved", () => {
  for (const name of readdirSync(fixtures)) {
    const file = join(fixtures, name, "config.json");
    const config = resolveConfig({ flags: {}, variables: {}, file });
    expect(config.runs).toBe("runs"); // not the folder that one was in
    expect(config.generations).toBe(2);
    expect(["ars", "ppo"]).toContain(config.learner);
    expect(config.steps).toBeGreaterThan(0);
  }
});

test("flags stand above it, its words come along, and its look does not", () => {
  const file = join(emptyFolder(), "config.json");
  const recorded = { env: "hopper", json: true, display: "none", jobs: 64, samples: 3, seed: 9, learner: "auto" };
  const plan = { steps: 5000, learner: "ppo", generations: 3 };
  writeFileSync(file, JSON.stringify({ ...recorded, description: "hop", plan }));
  const config = resolveConfig({ flags: { seed: "2" }, variables: {}, file });
  expect(config).toMatchObject({
    env: "hopper",
    description: "hop",
    samples: 3,
    seed: 2,
    steps: 5000,
    learner: "ppo",
    json: false,
    display: "auto",
  });
  expect(config.jobs).not.toBe(64);
  expect(resolveConfig({ flags: { steps: "7" }, variables: {}, file }).steps).toBe(7);
  // As the command line hands on words that were not given, and others.
  const wordsWith = (description: string | undefined) =>
    resolveConfig({ flags: { description }, variables: {}, file }).description;
  expect([wordsWith(undefined), wordsWith("stand"), wordsWith("")]).toEqual(["hop", "stand", ""]);
});

test.each([null, true, ["hop"], { say: "hop" }])("words that are no text are refused by name: %j", (description) => {
  const file = join(emptyFolder(), "config.json");
  writeFileSync(file, JSON.stringify({ env: "hopper", description }));
  expect(() => resolveConfig({ flags: {}, variables: {}, file })).toThrow(
    expect.objectContaining({ code: "bad-option", message: expect.stringContaining("description") as string }),
  );
});

test("other unknown keys are refused beside a plan as without one, and a plan that is none too", () => {
  const file = join(emptyFolder(), "config.json");
  for (const document of [
    { env: "hopper", plan: { steps: 1 }, sampels: 3 },
    { env: "hopper", plan: "yes" },
  ]) {
    writeFileSync(file, JSON.stringify(document));
    expect(() => resolveConfig({ flags: {}, variables: {}, file })).toThrow(
      expect.objectContaining({ code: "unknown-option" }),
    );
  }
});

test("an option by itself heeds flag, variable and default, in this order", () => {
  const variables = { REWARDSMITH_RUNS: "there" };
  expect(resolveOption("runs", { flag: "here", variables })).toBe("here");
  expect(resolveOption("runs", { flag: undefined, variables })).toBe("there");
  expect(resolveOption("runs", { flag: undefined, variables: { REWARDSMITH_RUNS: "" } })).toBe("runs");
});
