import { expect, test } from "vitest";
import { resolveConfig } from "../../src/app/config.ts";
import { planOf } from "../../src/app/plan.ts";
import { problemOf } from "../../src/app/run.ts";
import { checkWiring, partsOf } from "../../src/app/wiring.ts";
import { heededOf } from "../../src/app/words.ts";

const hidden = "simulated:change(cart.position)";
const configOf = (flags: Record<string, unknown>) =>
  resolveConfig({ flags: { env: "cartpole", ...flags }, variables: {} });
const none = { description: "drive to the right", task: "none", person: hidden };

test("words and somebody who compares are a task: nothing measures it, comparisons select", async () => {
  const config = configOf(none);
  const problem = await problemOf(config);
  expect(problem).toMatchObject({
    description: none.description,
    hidden: "change(cart.position)",
    taskReference: { name: "none" },
  });
  expect(planOf(config, problem).selectionSeeds).toBe(0);
  const { ranking, description } = partsOf(config, problem);
  expect(ranking.name).toBe("preference");
  expect(description).toEqual({ name: "none", description: none.description, unmeasured: true });
  expect(heededOf(config, problem)).toMatchObject({
    measured: { unmeasured: true, by: expect.stringContaining("prefers") },
    words: { given: none.description },
  });
});

test("somebody in a session compares too, with no hidden measure", async () => {
  const problem = await problemOf(configOf({ ...none, person: "session" }));
  expect(problem.task.unmeasured).toBe(true);
  expect(problem.hidden).toBeUndefined();
});

test("with a task comparisons advise, or select where that is asked", async () => {
  const config = configOf({ person: hidden });
  expect(partsOf(config, await problemOf(config)).ranking.name).toBe("fitness");
  const selects = configOf({ person: hidden, preference: "selects" });
  expect(partsOf(selects, await problemOf(selects)).ranking.name).toBe("preference");
});

test.each([
  [{ ...none, person: undefined }, "no-fitness"],
  [{ ...none, description: " " }, "no-words"],
  [{ ...none, person: "simulated:cart.speeed" }, "bad-expression"],
  [{ ...none, preference: "advises" }, "nothing-to-advise"],
  [{ ...none, "stop-when": "fitness=1" }, "no-fitness"],
  [{ rank: ["success"], preference: "selects" }, "two-rankings"],
])("%j is refused as %s, with what to do", async (flags, code) => {
  const refused = async () => {
    const config = configOf(flags);
    checkWiring(config, await problemOf(config));
  };
  await expect(refused()).rejects.toMatchObject({ code, action: expect.stringMatching(/\w/) });
});
