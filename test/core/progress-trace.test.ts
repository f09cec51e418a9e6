import { expect, test } from "vitest";
import { progressText } from "../../src/core/explanation-text.ts";
import { mostLost, type ProgressTrace } from "../../src/core/progress-trace.ts";

const pointsOf = (values: readonly number[]) =>
  values.map((fitness, place) => ({ step: 10 * place, fitness, success: null }));

test.each([
  [[3, 3, 2.5, 0.5, 0.6], { from: 20, to: 30, before: 2.5, after: 0.5 }],
  [[1, 0, 2, 1], { from: 0, to: 10, before: 1, after: 0 }],
  [[1, 1, 2], null],
  [[1], null],
  [[], null],
] as const)("of what is still reached, %j, most is lost there", (values, lost) => {
  expect(mostLost(pointsOf(values))).toEqual(lost);
});

test("the sentence says what the episode came to, what it could have, and between which steps that was lost", () => {
  const points = pointsOf([3, 3, 0.5]);
  const trace: ProgressTrace = {
    seed: 7,
    prover: 8,
    episode: 2,
    length: 20,
    fitness: 0.5,
    points,
    lost: mostLost(points),
    steps: 60,
  };
  expect(progressText(trace)).toBe(
    "its worst episode (training seed 7, episode 3, 20 steps) came to 0.5; its policy of training seed 8 comes to 3 from the same start; most is lost between steps 10 and 20: taking over before, that policy still comes to 3, after, to 0.5",
  );
  expect(progressText({ ...trace, lost: null })).toMatch(/nothing is lost before$/);
});
