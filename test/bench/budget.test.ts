import { expect, test } from "vitest";
import { budgetTable, isNear, type Answer } from "../../bench/budget/table.ts";

const answer = (stated: number, steps: number | null): Answer => ({
  task: "cartpole/balance",
  stated,
  found: {
    steps,
    verdict: steps === null ? "nothing-learned" : "agreed",
    random: { fitness: [0, 0.1, 0.2], success: [0, 0, 0] },
    tried: [{ steps: 25_000, learner: "ppo", fitness: [1, 2, 3.25678], success: [0, 0.5, 1], stepsPerSecond: 1000 }],
  },
});

test.each([
  [50_000, 25_000, true],
  [50_000, 100_000, true],
  [60_000, 25_000, false],
  [150_000, 400_000, false],
  [50_000, null, false],
])("of a task that states %i a proposal of %s is near: %s", (stated, steps, near) => {
  expect(isNear(answer(stated, steps))).toBe(near);
});

test("a task whose trainings are not all there is a line without figures, and counts for nothing", () => {
  const table = budgetTable([answer(50_000, 25_000), answer(200_000, 25_000), { ...answer(50_000, 0), found: null }]);
  expect(table.split("\n")).toEqual([
    expect.stringMatching(/^\| task /),
    expect.stringMatching(/^\|---/),
    "| cartpole/balance | 50 k | 25 k | 0.5 | agreed | random: 0 0.1 0.2 (0 %); 25 k: 1 2 3.26 (50 %) |",
    "| cartpole/balance | 200 k | 25 k | 0.13 | agreed | random: 0 0.1 0.2 (0 %); 25 k: 1 2 3.26 (50 %) |",
    "| cartpole/balance | 50 k | – | – | – | – |",
    "",
    "- within a factor 2: 1 of 2",
  ]);
});
