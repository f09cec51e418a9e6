import { expect, test } from "vitest";
import { composeTotal } from "../../src/reward/compose.ts";

const weights = { near: 2, cost: -0.5, goal: 10 };
const terms = Float64Array.of(1, 2, 0, 3, 4, 1, -1, 0, -1, 0, 0, 0);

test.each([
  ["sum", [], [1, 14, -12, 0]],
  ["signs", ["goal"], [0.1, 1.1, -1.1, 0]],
  ["signs", ["goal", "cost"], [-1 + 0.1, 1 + 0.1, -1 - 0.1, 0]],
] as const)("composition %s with sparse terms %j", (composition, sparse, wanted) => {
  expect([...composeTotal({ weights, composition, sparse: [...sparse] }, terms, 4)]).toEqual(wanted);
});

test("a program without terms is worth nothing", () => {
  expect([...composeTotal({ weights: {}, composition: "sum", sparse: [] }, new Float64Array(0), 2)]).toEqual([0, 0]);
});
