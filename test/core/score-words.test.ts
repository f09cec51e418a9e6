import { array, assert, double, property } from "fast-check";
import { expect, test } from "vitest";
import { scoreWords, spreadTitle } from "../../src/core/score-words.ts";
import { summarizeScores } from "../../src/core/statistics.ts";

const score = (values: number[]) =>
  summarizeScores(
    values,
    values.map((_, seed) => seed),
  );

test("one seed has no interval, two are shown as they are, from three on there is one", () => {
  expect(score([0.0289]).ci95).toBeNull();
  expect(score([1, 2]).ci95).toBeNull();
  expect(scoreWords(score([0.0289]))).toEqual({ mean: "0.0289", spread: "one seed" });
  expect(scoreWords(score([1, 2]))).toEqual({ mean: "1.5", spread: "1 and 2" });
  expect([0, 1, 2, 3].map(spreadTitle)).toEqual(["interval", "interval", "its two seeds", "95 % interval"]);
  expect(scoreWords(score([1, 2, 3])).spread).toMatch(/^\[1(\.\d+)?, \d/);
});

test("a printed mean lies within its printed interval, whose ends differ where they do", () => {
  const close = double({ min: -1, max: 1, noNaN: true });
  assert(
    property(
      array(close, { minLength: 3, maxLength: 6 }),
      double({ min: 0, max: 9, noNaN: true }),
      (offsets, power) => {
        const summary = score(offsets.map((offset) => 1 + offset * 10 ** -power));
        const { mean, spread } = scoreWords(summary);
        const [low, high] = JSON.parse(spread) as [number, number];
        const [from, to] = summary.ci95 as [number, number];
        expect(Number(mean)).toBeGreaterThanOrEqual(low);
        expect(Number(mean)).toBeLessThanOrEqual(high);
        if (to - from > 1e-8) expect(high).toBeGreaterThan(low);
      },
    ),
  );
});
