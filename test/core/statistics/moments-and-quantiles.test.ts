import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  interquartileMean,
  interquartileMeanOfDraws,
  mean,
  median,
  quantile,
  standardDeviation,
  standardError,
} from "../../../src/core/statistics.ts";
import { sample, score, shuffled } from "./samples.ts";

describe.each([
  ["mean", mean],
  ["median", median],
  ["interquartile mean", interquartileMean],
  ["lower quartile", (values: readonly number[]) => quantile(values, 0.25)],
])("the %s", (_, statistic) => {
  test("lies between the least and the greatest; of one value, or of equal ones, it is that value", () => {
    fc.assert(
      fc.property(sample(), (values) => {
        expect(statistic(values)).toBeGreaterThanOrEqual(Math.min(...values));
        expect(statistic(values)).toBeLessThanOrEqual(Math.max(...values));
        expect(statistic(values.map(() => values[0] as number))).toBe(values[0]);
      }),
    );
  });

  test("does not know the order, and goes along with a shift and a positive factor", () => {
    fc.assert(
      fc.property(sample(), score, (values, shift) => {
        expect(statistic(shuffled(values))).toBe(statistic(values));
        expect(statistic(values.map((value) => 2 * value + shift))).toBeCloseTo(2 * statistic(values) + shift, 9);
      }),
    );
  });

  test("of nothing is not a number", () => {
    expect(statistic([])).toBeNaN();
  });
});

test("the interquartile mean does not hear of one outlier among four or more, however far", () => {
  fc.assert(
    fc.property(sample({ least: 4 }), fc.constantFrom(1e3, 1e9), (values, far) => {
      const rest = values.slice(1);
      expect(interquartileMean([...rest, far])).toBe(interquartileMean([...rest, 2 * far]));
    }),
  );
});

test("quantiles rise from the least to the greatest value", () => {
  fc.assert(
    fc.property(
      sample(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (values, a, b) => {
        expect(quantile(values, Math.min(a, b))).toBeLessThanOrEqual(quantile(values, Math.max(a, b)));
        expect([quantile(values, 0), quantile(values, 1)]).toEqual([Math.min(...values), Math.max(...values)]);
      },
    ),
  );
});

test("spread is 0 for equal values, deaf to shifts, and grows with the size of a factor; one value has no standard error", () => {
  fc.assert(
    fc.property(sample({ least: 2 }), score, (values, shift) => {
      for (const spread of [standardDeviation, standardError]) {
        expect(spread(values.map(() => shift))).toBe(0);
        expect(spread(values.map((value) => shift - 3 * value))).toBeCloseTo(3 * (spread(values) as number), 9);
      }
      expect(standardError([shift])).toBeNull();
    }),
  );
});

test("the interquartile mean of resamples that are counted is that of the values drawn", () => {
  const value = fc.integer({ min: -20, max: 20 }).map((one) => one / 8);
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 12 }),
      fc.array(fc.nat(), { minLength: 1 }),
      (values, draws) => {
        const places = draws.map((draw) => draw % values.length);
        const [first, ...others] = places;
        const expected = interquartileMean(places.map((place) => values[place] as number));
        expect(interquartileMeanOfDraws(values)([[first as number], others])).toBeCloseTo(expected, 12);
      },
    ),
  );
});
