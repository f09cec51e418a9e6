import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kendall, pearson, ranks, spearman } from "../../../src/core/statistics.ts";
import { pairs, sample, shuffled, sides } from "./samples.ts";

describe.each([
  ["Pearson's", pearson],
  ["Spearman's", spearman],
  ["Kendall's", kendall],
])("%s correlation", (_, correlation) => {
  test("lies within −1 and 1, is symmetric, does not know the order, and turns its sign with one side", () => {
    fc.assert(
      fc.property(pairs(), (both) => {
        const { left, right } = sides(both);
        const value = correlation(left, right);
        expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-12);
        expect(correlation(right, left)).toBeCloseTo(value, 12);
        const other = sides(shuffled(both));
        expect(correlation(other.left, other.right)).toBeCloseTo(value, 12);
        expect(
          correlation(
            left,
            right.map((each) => 5 - 2 * each),
          ),
        ).toBeCloseTo(-value, 12);
      }),
    );
  });

  test("of a sample with itself is 1, and 0 where a side is constant or there is one pair", () => {
    fc.assert(
      fc.property(sample({ least: 2 }), (values) => {
        const varied = new Set(values).size > 1;
        expect(correlation(values, values)).toBeCloseTo(varied ? 1 : 0, 12);
        expect(
          correlation(
            values,
            values.map(() => 1),
          ),
        ).toBe(0);
        expect(correlation(values.slice(0, 1), [7])).toBe(0);
      }),
    );
  });
});

test("rank correlations see the order alone: a cube changes nothing", () => {
  fc.assert(
    fc.property(pairs(), (both) => {
      const { left, right } = sides(both);
      for (const correlation of [spearman, kendall]) {
        expect(
          correlation(
            left.map((value) => value ** 3),
            right,
          ),
        ).toBeCloseTo(correlation(left, right), 12);
      }
    }),
  );
});

test("ranks add up to n (n + 1) / 2, equal values share one, and greater ones stand higher", () => {
  fc.assert(
    fc.property(sample(), (values) => {
      const places = [...ranks(values)];
      expect(places.reduce((total, place) => total + place, 0)).toBe((values.length * (values.length + 1)) / 2);
      values.forEach((value, index) =>
        values.forEach((other, place) =>
          expect(Math.sign((places[index] as number) - (places[place] as number))).toBe(Math.sign(value - other)),
        ),
      );
    }),
  );
});
