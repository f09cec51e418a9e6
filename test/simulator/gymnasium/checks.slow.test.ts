import { expect, test } from "vitest";
import { problemOptions } from "../../../src/app/problem-options.ts";
import { defaults } from "../../../src/app/config.ts";
import { checkEnvironment } from "../../../src/simulator/conformance.ts";
import { findEnvironment } from "../../../src/simulator/registry.ts";
import { describePython } from "../../python/python.ts";
import { usePython } from "./opened.ts";

describePython("env check of a Python world", (interpreter) => {
  usePython(interpreter);

  const check = async (world: string, quick = false) => {
    const env = `gymnasium:walk/${world}-v0`;
    const options = problemOptions({ ...defaults(), env, "python-import": ["world_fixtures"] });
    const { environment } = await findEnvironment(env, options);
    return checkEnvironment(environment, { foreign: true, quick });
  };

  test.each(["AtTheEnd", "Drifts"])("%s is healthy", async (world) => {
    expect(await check(world)).toEqual([]);
  });

  test.each([
    ["LooseReward", "environment/determinism", /the reward after step 1 was/],
    ["LooseEnd", "environment/determinism", /the episode was (going on|terminated) the first time/],
    ["LooseStart", "environment/determinism", /observation\.0 after reset was/],
    ["NotANumber", "environment/endings", /\d of \d episodes ended `invalid`: .*first after 41 steps/],
    ["TooFar", "environment/values", /declared range \[2, 3\]/],
    ["Throws", "environment/episodes", /ValueError: .*world_fixtures\.py", line \d+, in pay\)$/],
  ])("%s: %s, at once", async (world, rule, message) => {
    expect(await check(world, true)).toEqual([
      { rule, message: expect.stringMatching(message), hint: expect.not.stringMatching(/lane|module variables/) },
    ]);
  });

  test("worlds that share what should be their own disturb each other", async () => {
    expect(await check("SharedPlace", true)).toEqual([]);
    expect(await check("SharedPlace")).toEqual([
      expect.objectContaining({ rule: "environment/lanes", message: expect.stringContaining("beside a second world") }),
    ]);
  });
});
