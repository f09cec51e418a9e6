import { expect, test } from "vitest";
import { judgeBudgets, scaleOf, spreadOf } from "../../src/evolution/judge-budgets.ts";
import { proposeSteps } from "../../src/evolution/propose-steps.ts";

const random = { fitness: [0, 0.1, -0.1], success: [0, 0, 0] };
const tried = (steps: number, fitness: number[], success: number[] | null = null) => ({ steps, fitness, success });
const judge = (budgets: ReturnType<typeof tried>[], isLast = true) => judgeBudgets(budgets, { random, isLast });

const chance = [0, 0.1, -0.05];
const steady = [10, 10.5, 9.5];
const failing = [0, 0, 0.05];
const succeeding = [1, 1, 0.95];

test.each([
  ["one budget has nothing to agree with", [tried(25, steady)], null],
  ["two that agree propose the smaller", [tried(25, steady), tried(50, [10.2, 9.9, 10])], 25],
  ["seeds that differ in the smaller are none", [tried(25, [1, 19, 10]), tried(50, steady)], null],
  ["seeds that differ in the larger are none", [tried(25, steady), tried(50, [1, 19, 10])], null],
  ["a mean that still moves is none", [tried(25, [6, 6, 6]), tried(50, steady)], null],
  ["two that agree at chance have learned nothing", [tried(25, chance), tried(50, chance)], null],
  ["who fails alike has not agreed on the task", [tried(25, steady, failing), tried(50, steady, failing)], null],
  ["who succeeds alike has", [tried(25, steady, succeeding), tried(50, steady, succeeding)], 25],
  ["success that one seed lacks is none", [tried(25, steady, [1, 0, 1]), tried(50, steady, succeeding)], null],
  ["agreement is of neighbours", [tried(25, steady), tried(50, [1, 19, 10]), tried(100, steady)], null],
] as const)("with larger budgets left, %s", (_, budgets, steps) => {
  expect(judge([...budgets], false)).toEqual(steps === null ? null : { steps, verdict: "agreed" });
});

test.each([
  ["nothing is learned", [tried(25, chance), tried(50, chance)], null, "nothing-learned"],
  ["the largest is unlike the one before", [tried(25, [2, 2, 2]), tried(50, steady)], 50, "changing"],
  ["seeds of the largest differ", [tried(25, steady), tried(50, [4, 19, 10])], 50, "seeds-differ"],
  ["the largest has forgotten it", [tried(25, steady), tried(50, chance)], 25, "seeds-differ"],
  [
    "all agree that it is not solved",
    [tried(25, [2, 2, 2], failing), tried(50, steady, failing), tried(100, steady, failing)],
    50,
    "unsolved",
  ],
  [
    "a plateau on the way is none of the end's",
    [tried(25, [2, 2, 2], failing), tried(50, [2, 2, 2], failing), tried(100, steady, failing)],
    100,
    "changing",
  ],
] as const)("with none left, where %s", (_, budgets, steps, verdict) => {
  expect(judge([...budgets])).toEqual({ steps, verdict });
});

test("success alone tells that something is learned where fitness does not", () => {
  const wild = [-5, 0, 9];
  expect(judge([tried(25, wild, succeeding), tried(50, wild, succeeding)])).toMatchObject({ verdict: "seeds-differ" });
});

test("a spread is a share of reference less random, and none where these are one", () => {
  const one = { fitness: [9, 10, 11], success: null };
  expect(spreadOf(one, { scale: scaleOf(one, random) })).toBeCloseTo(0.1, 10);
  expect(spreadOf(one, { scale: 0 })).toBeNull();
});

test("budgets are tried one after the other, and none behind two that agree", async () => {
  const asked: number[] = [];
  const found = await proposeSteps([25, 50, 100, 200], {
    random: async () => random,
    train: async (steps) => {
      asked.push(steps);
      return { ...tried(steps, steps < 50 ? [3, 3, 3] : steady), learner: "ppo", stepsPerSecond: null };
    },
  });
  expect(asked).toEqual([25, 50, 100]);
  expect(found).toMatchObject({ steps: 50, verdict: "agreed", random });
  expect(found?.tried.map(({ steps }) => steps)).toEqual([25, 50, 100]);
});

test("what is not known leaves the answer unknown, unless two before it agree", async () => {
  const upTo = (most: number) =>
    proposeSteps([25, 50, 100], {
      random: async () => random,
      train: async (steps) => (steps > most ? null : { ...tried(steps, steady), learner: "ppo", stepsPerSecond: null }),
    });
  expect(await upTo(25)).toBeNull();
  expect(await upTo(50)).toMatchObject({ steps: 25 });
  expect(await proposeSteps([25], { random: async () => null, train: async () => null })).toBeNull();
});
