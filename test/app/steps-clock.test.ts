import { expect, test } from "vitest";
import { createStepsClock } from "../../src/app/steps/clock.ts";
import type { StepsTraining } from "../../src/app/steps/trainings.ts";

const training = (steps: number): StepsTraining => ({
  steps,
  evaluationSteps: 10,
  seed: 1,
  job: {} as StepsTraining["job"],
});

test("the rest is told by the pace of all steps so far, those under way included, and the random policy is no training", () => {
  let now = 5000;
  const cost = { trainings: 3, trainingSteps: 300, evaluationSteps: 40, kept: 0, seconds: null };
  const clock = createStepsClock(cost, () => now);
  clock.trained(training(0));
  expect([clock.ended(), clock.left()]).toEqual([0, null]);
  const [first, second] = [training(100), training(100)];
  now += 10_000;
  clock.progressed(first, 60);
  clock.progressed(second, 40);
  expect(clock.left()).toBe(20);
  now += 10_000;
  clock.trained(first);
  clock.trained(second);
  expect([clock.ended(), clock.left()]).toEqual([2, 10]);
  clock.trained(training(100));
  expect(clock.left()).toBe(0);
});
