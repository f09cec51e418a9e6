import { expect, test } from "vitest";
import { stepBonus } from "../../../src/training/ars/step-bonus.ts";

test.each([
  ["a living wage beside a speed is taken off", [1, 1.2, 0.9, 1.1, 1], [2, 3], 1],
  ["episodes of one length need none", [1, 1.2, 0.9, 1.1], [2, 2], 0],
  ["balancing keeps its wage: it is the task", [1, 1, 1, 1, 1], [2, 3], 0],
  ["a cost a step stays: it is what makes an agent hurry", [-1, -1.2, -0.9], [1, 2], 0],
  ["no steps", [], [], 0],
])("%s", (_name, rewards, lengths, bonus) => {
  expect(stepBonus({ rewards: Float64Array.from(rewards), lengths })).toBe(bonus);
});
