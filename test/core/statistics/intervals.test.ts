import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  bootstrapInterval,
  differenceInterval,
  mean,
  meanInterval,
  pairedDifference,
  proportionInterval,
  studentFactor,
} from "../../../src/core/statistics.ts";
import { few, pairs, sample, score, shuffled, sides } from "./samples.ts";

type Ends = [number, number];

test("Student's interval lies evenly about the mean, moves with a shift, widens with confidence; of equal values it has no width", () => {
  fc.assert(
    fc.property(sample({ least: 2 }), score, (values, shift) => {
      const [low, high] = meanInterval(values) as Ends;
      expect((low + high) / 2).toBeCloseTo(mean(values), 9);
      expect(meanInterval(shuffled(values))).toEqual([expect.closeTo(low, 9), expect.closeTo(high, 9)]);
      const [movedLow, movedHigh] = meanInterval(values.map((value) => value + shift)) as Ends;
      expect([movedLow - shift, movedHigh - shift]).toEqual([expect.closeTo(low, 9), expect.closeTo(high, 9)]);
      const [widerLow, widerHigh] = meanInterval(values, { confidence: 0.99 }) as Ends;
      expect(widerHigh - widerLow).toBeGreaterThanOrEqual(high - low);
      expect(meanInterval([shift, shift, shift])).toEqual([shift, shift]);
    }),
  );
});

test("one seed has no interval, neither of its mean nor of its difference", () => {
  expect(meanInterval([])).toBeNull();
  expect(meanInterval([1])).toBeNull();
  expect(pairedDifference([3], [1])).toEqual({ mean: 2, interval: null });
});

test("the more degrees of freedom, the nearer Student's factor comes to the normal's", () => {
  const factors = [1, 2, 3, 5, 10, 100, 10_000].map((degrees) => studentFactor({ confidence: 0.95, degrees }));
  expect(factors).toEqual([...factors].sort((a, b) => b - a));
  expect(factors.at(-1)).toBeCloseTo(1.96, 2);
});

test("a paired difference turns its sign with the sides, and what moves both sides of a pair does not count", () => {
  fc.assert(
    fc.property(pairs({ least: 2 }), sample({ least: 12 }), (both, seeds) => {
      const { left, right } = sides(both);
      const { mean: difference, interval } = pairedDifference(left, right);
      const turned = pairedDifference(right, left);
      const [low, high] = interval as Ends;
      expect(turned.mean + difference).toBe(0);
      expect((turned.interval as Ends)[0] + high).toBeCloseTo(0, 12);
      const luck = (values: number[]) => values.map((value, index) => value + (seeds[index] as number));
      expect(pairedDifference(luck(left), luck(right)).interval).toEqual([low, high]);
    }),
  );
});

test("pairs that are none are refused", () => {
  expect(() => pairedDifference([1, 2], [1])).toThrow("equally many values, not 2 and 1");
});

test("bootstrap intervals lie within what can be drawn, and of equal values have no width", () => {
  fc.assert(
    fc.property(sample(), sample(), (left, right) => {
      const [low, high] = bootstrapInterval(left, few);
      expect(low).toBeGreaterThanOrEqual(Math.min(...left));
      expect(high).toBeLessThanOrEqual(Math.max(...left));
      const [least, most] = differenceInterval(left, right, few);
      expect(least).toBeGreaterThanOrEqual(Math.min(...left) - Math.max(...right));
      expect(most).toBeLessThanOrEqual(Math.max(...left) - Math.min(...right));
      const same = left.map(() => left[0] as number);
      expect(bootstrapInterval(same, few)).toEqual([left[0], left[0]]);
    }),
  );
});

test("a share's interval holds the share, stays within 0 and 1, mirrors with failures, and narrows with trials", () => {
  fc.assert(
    fc.property(fc.nat(50), fc.integer({ min: 1, max: 50 }), (some, trials) => {
      const successes = some % (trials + 1);
      const [low, high] = proportionInterval({ successes, trials }) as Ends;
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(successes / trials + 1e-12);
      expect(high).toBeGreaterThanOrEqual(successes / trials - 1e-12);
      const [failuresLow, failuresHigh] = proportionInterval({ successes: trials - successes, trials }) as Ends;
      expect([1 - failuresHigh, 1 - failuresLow]).toEqual([expect.closeTo(low, 12), expect.closeTo(high, 12)]);
      const [nearLow, nearHigh] = proportionInterval({ successes: 4 * successes, trials: 4 * trials }) as Ends;
      expect(nearHigh - nearLow).toBeLessThan(high - low);
    }),
  );
});

test("no trial has no interval", () => {
  expect(proportionInterval({ successes: 0, trials: 0 })).toBeNull();
});
