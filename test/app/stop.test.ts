import { expect, test } from "vitest";
import { resolveConfig } from "../../src/app/config.ts";
import { problemOf } from "../../src/app/run.ts";
import { stopNotice, stopRulesOf } from "../../src/app/stop.ts";
import { checkWiring, partsOf } from "../../src/app/wiring.ts";
import type { RankFactor } from "../../src/core/factor.ts";
import { trainedLesson } from "../conformance/ranking.ts";

const configOf = (flags: Record<string, unknown>) =>
  resolveConfig({ flags: { env: "cartpole", designer: "symbolic", ...flags }, variables: {} });

test("a search ends by a figure of its best, or once a condition holds in all of the best's episodes", async () => {
  const rulesOf = async (flags: Record<string, unknown>) => {
    const config = configOf(flags);
    const problem = await problemOf(config);
    return { rules: stopRulesOf(config, problem), problem, parts: partsOf(config, problem) };
  };
  expect((await rulesOf({})).rules).toEqual([]);
  const figure = await rulesOf({ "stop-when": "fitness=0.5" });
  expect(figure.rules.map((rule) => rule.reason(trainedLesson("best", [0.5, 0.6]), []))).toEqual([
    expect.stringMatching(/^fitness 0\.55 of the best reaches the 0\.5 asked for$/),
  ]);
  expect(figure.rules.map((rule) => rule.reason(trainedLesson("best", [0.4]), []))).toEqual([undefined]);
  expect(figure.parts.factors).toEqual([]);

  const { rules, parts, problem } = await rulesOf({
    "stop-when": "truncated and abs(cart.position) < 0.5",
    rank: ["length @ 1"],
  });
  // Measured behind what ranks, which it is no part of.
  expect((parts.factors ?? []).map(({ expression }) => expression)).toEqual([
    "length",
    "truncated and abs(cart.position) < 0.5",
  ]);
  expect(problem.factors).toHaveLength(1);
  const reasonOf = (factors: readonly number[]) => rules[0]?.reason({ ...trainedLesson("g1-c2", [0.1]), factors }, []);
  expect(reasonOf([500, 1])).toBe(
    "truncated and abs(cart.position) < 0.5 holds in every evaluation episode of g1-c2, the best",
  );
  expect(reasonOf([500, 0.95])).toBeUndefined();
  expect(reasonOf([500])).toBeUndefined();
  expect(stopNotice(problem.stop as RankFactor)).toMatch(
    /^ends once in every evaluation episode of its best the episode lasts until its time limit and .* below 0\.5 m \(truncated/,
  );
});

test.each([
  ["cart.position", "bad-expression", /a condition is wanted/],
  ["never fall", "bad-expression", /--stop-when: unexpected 'fall'/],
  ["cart.position > cart.velocity", "bad-expression", /are compared/],
  ["success=often", "bad-option", /"often" in "success=often" is no number/],
  ["fitness=", "bad-option", /"" in "fitness=" is no number/],
])("%s ends no search, and is refused before anything is spent", async (given, code, message) => {
  await expect(problemOf(configOf({ "stop-when": given }))).rejects.toMatchObject({
    code,
    exitCode: 2,
    message: expect.stringMatching(message) as string,
    action: expect.stringMatching(/\w/) as string,
  });
});

test("where nothing measures candidates a condition may end the search, and a figure may not", async () => {
  const asked = { task: "none", description: "to the right", person: "simulated:change(cart.position)" };
  const check = async (stop: string): Promise<void> => {
    const config = configOf({ ...asked, "stop-when": stop });
    checkWiring(config, await problemOf(config));
  };
  await check("cart.position > 1");
  await expect(check("success=1")).rejects.toMatchObject({ code: "no-fitness" });
});
