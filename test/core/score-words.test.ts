import { array, assert, double, property } from "fast-check";
import { expect, test } from "vitest";
import { exploringText, scoreWords, spreadTitle } from "../../src/core/score-words.ts";
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

test.each([
  [{ of: 5, pool: "report" as const }, null],
  [{ exploring: 0, of: 1, pool: "report" as const }, null],
  [{ exploring: 1, of: 1, pool: "search" as const }, "in the only search seed"],
  [{ exploring: 2, of: 2, pool: "report" as const }, "in both report seeds"],
  [{ exploring: 5, of: 5, pool: "report" as const }, "in all 5 report seeds"],
  [{ exploring: 2, of: 5, pool: "report" as const }, "in 2 of 5 report seeds"],
])("of how many seeds a policy plays as it explored: %o", (given, ending) => {
  const text = exploringText(given);
  expect(text?.replace("plays as it explored: its actions are drawn, ", "") ?? null).toBe(ending);
});
