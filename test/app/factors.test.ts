import { expect, test } from "vitest";
import { planOf } from "../../src/app/plan.ts";
import { resolveConfig } from "../../src/app/config.ts";
import { problemOf } from "../../src/app/run.ts";
import { checkWiring, partsOf } from "../../src/app/wiring.ts";

const configOf = (...rank: string[]) => resolveConfig({ flags: { env: "cartpole", rank }, variables: {} });
const factorsOf = async (...rank: string[]) => (await problemOf(configOf(...rank))).factors;

test("factors are read in their order, repeated or with commas, with their margins and in plain words", async () => {
  const expected = [
    { expression: "success", meaning: "the task's success", margin: { size: 0.05, of: "unit" } },
    {
      expression: "-max(abs(pole.angle))",
      meaning: expect.stringContaining("pole"),
      margin: { size: 0.5, of: "deviations" },
    },
    { expression: "change(cart.position)", meaning: expect.any(String), margin: { size: 0.2, of: "deviations" } },
  ];
  const texts = ["success @ 0.05", "-max(abs(pole.angle))@0.5sd", "change(cart.position)"];
  expect(await factorsOf(...texts)).toEqual(expected);
  expect(await factorsOf(texts.join(", "))).toEqual(expected);
  expect(await factorsOf()).toBeUndefined();
});

test.each([
  ["success @ little", "'little' in 'success @ little' is no margin"],
  ["success @ -1", "'-1' in 'success @ -1' is no margin"],
  ["cart.positon", "--rank: "],
  ["success, ", "--rank: "],
  ["cart.position + pole.angle", "--rank: "],
])("%s is refused with what is wrong and what to do", async (text, message) => {
  await expect(factorsOf(text)).rejects.toMatchObject({
    message: expect.stringContaining(message),
    action: expect.stringMatching(/\w/),
  });
});

test("they stand in the plan and rank the search; selection by fitness is left out", async () => {
  const config = configOf("success @ 0");
  const problem = await problemOf(config);
  expect(planOf(config, problem)).toMatchObject({ rank: problem.factors, selectionSeeds: 0 });
  expect(partsOf(config, problem)).toMatchObject({
    ranking: { name: "lexicographic: success @ 0" },
    factors: problem.factors,
  });
});

test.each([
  [["success", "fitness"], { pareto: true }, "Pareto: success, fitness"],
  [[], { "standard-errors": "2" }, "fitness less 2 standard errors"],
  [[], {}, "fitness"],
])("--rank %j with %o is the ranking %s", async (rank, flags, name) => {
  const config = resolveConfig({ flags: { env: "cartpole", rank, ...flags }, variables: {} });
  expect(partsOf(config, await problemOf(config)).ranking.name).toBe(name);
});

test.each([
  [
    ["success"],
    { pareto: true },
    "--pareto is for two --rank expressions and more, without margins, not for 'success'",
  ],
  [["success @ 0", "fitness"], { pareto: true }, "'success @ 0, fitness'"],
  [["success"], { "standard-errors": "1" }, "--standard-errors ranks by fitness"],
])("--rank %j with %o is refused with what is wrong and what to do", async (rank, flags, message) => {
  const config = resolveConfig({ flags: { env: "cartpole", rank, ...flags }, variables: {} });
  const problem = await problemOf(config);
  expect(() => checkWiring(config, problem)).toThrow(
    expect.objectContaining({ message: expect.stringContaining(message), action: expect.stringMatching(/\w/) }),
  );
});
