import * as fc from "fast-check";
import { expect, test } from "vitest";
import { holm, pairedPermutationTest, permutationTest } from "../../../src/core/statistics.ts";
import { pairs, sample, score, shuffled, sides } from "./samples.ts";

test("a p-value lies in (0, 1], is the same with the sides exchanged, shuffled, shifted and scaled", () => {
  fc.assert(
    fc.property(sample({ most: 5 }), sample({ most: 5 }), score, (left, right, shift) => {
      const { p, exact } = permutationTest(left, right);
      expect(exact).toBe(true);
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThanOrEqual(1);
      const move = (values: number[]) => values.map((value) => shift - 0.3 * value);
      expect(permutationTest(right, left).p).toBeCloseTo(p, 12);
      expect(permutationTest(shuffled(left), shuffled(right)).p).toBeCloseTo(p, 12);
      expect(permutationTest(move(left), move(right)).p).toBeCloseTo(p, 12);
    }),
  );
});

test("of pairs too, and what moves both sides of a pair does not count", () => {
  fc.assert(
    fc.property(pairs({ most: 8 }), sample({ least: 8, most: 8 }), (both, seeds) => {
      const { left, right } = sides(both);
      const { p, exact } = pairedPermutationTest(left, right);
      expect(exact).toBe(true);
      expect(p).toBeGreaterThanOrEqual(2 / 2 ** both.length);
      expect(p).toBeLessThanOrEqual(1);
      const luck = (values: number[]) => values.map((value, index) => 0.7 * value + 0.1 * (seeds[index] as number));
      expect(pairedPermutationTest(right, left).p).toBe(p);
      expect(pairedPermutationTest(luck(left), luck(right)).p).toBe(p);
    }),
  );
});

test("equal samples, one value a side, nothing and what is no number show no difference", () => {
  fc.assert(
    fc.property(sample(), (values) => {
      expect(pairedPermutationTest(values, values).p).toBe(1);
      expect(permutationTest(values, shuffled(values)).p).toBe(1);
    }),
  );
  expect(permutationTest([1], [2]).p).toBe(1);
  expect(pairedPermutationTest([1], [2]).p).toBe(1);
  expect(permutationTest([], [1, 2]).p).toBe(1);
  expect(pairedPermutationTest([], []).p).toBe(1);
  expect(permutationTest([Number.NaN, 1, 2, 3], [10, 11, 12, 13]).p).toBe(1);
  expect(pairedPermutationTest([Number.NaN, 1, 2, 3, 4, 5, 6], [10, 11, 12, 13, 14, 15, 16]).p).toBe(1);
});

test("what is wholly apart reaches the floor that its number of seeds has", () => {
  expect(permutationTest([1, 2, 3], [4, 5, 6])).toEqual({ p: 0.1, exact: true });
  expect(pairedPermutationTest([1, 2, 3, 4, 5, 6], [0, 0, 0, 0, 0, 0])).toEqual({ p: 2 / 64, exact: true });
});

test("17 pairs and 10 against 10 are counted, more are drawn: the same for the same seed and never 0", () => {
  const range = (count: number) => Array.from({ length: count }, (_, index) => index);
  const zeros = (count: number) => range(count).map(() => 0);
  expect(pairedPermutationTest(range(17), zeros(17)).exact).toBe(true);
  expect(permutationTest(range(10), zeros(10)).exact).toBe(true);
  for (const test of [pairedPermutationTest, permutationTest]) {
    const far = range(40).map((value) => value + 100);
    const options = { resamples: 200, seed: 5 };
    expect(test(far, zeros(40), options)).toEqual({ p: 1 / 201, exact: false });
    const [left, right] = [range(40), range(40).map((value) => (value * 7) % 43)];
    expect(test(left, right, options)).toEqual(test(left, right, options));
    expect(test(left, right, options)).not.toEqual(test(left, right, { ...options, seed: 6 }));
  }
});

test("under equal chances at most one in twenty samples has p ≤ 0.05: counted over all dealings, not drawn", () => {
  // Each way to flip the pairs' signs is equally likely, so the share of ways with p ≤ α is the test's error.
  const differences = [0.3, 1, 1.7, 2, 2.2, 4];
  const ways = Array.from({ length: 64 }, (_, way) =>
    differences.map((each, bit) => ((way >> bit) & 1 ? each : -each)),
  );
  const zeros = differences.map(() => 0);
  const called = ways.filter((way) => pairedPermutationTest(way, zeros).p <= 0.05);
  expect(called.length / ways.length).toBeLessThanOrEqual(0.05);
  expect(called.length).toBe(2);
});

test("Holm's values lie between the given ones and Bonferroni's, keep their order, and one alone is not corrected", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (pValues) => {
      const adjusted = holm(pValues);
      pValues.forEach((p, index) => {
        expect(adjusted[index]).toBeGreaterThanOrEqual(p);
        expect(adjusted[index]).toBeLessThanOrEqual(Math.min(1, p * pValues.length));
        pValues.forEach((other, place) => {
          if (p <= other) expect(adjusted[index]).toBeLessThanOrEqual(adjusted[place] as number);
        });
      });
      expect(holm(pValues.slice(0, 1))).toEqual(pValues.slice(0, 1));
    }),
  );
});
