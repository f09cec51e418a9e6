import * as fc from "fast-check";
import { expect, test } from "vitest";
import { pointwise } from "../../src/measure/functions.ts";

test("squash is monotone into 0…1, and tells large numbers apart too", () => {
  const squash = (value: number) => pointwise["squash"]?.apply(value) as number;
  const any = fc.double({ min: -1e12, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(any, any, (left, right) => {
      const [low, high] = left < right ? [left, right] : [right, left];
      expect(squash(low)).toBeLessThanOrEqual(squash(high));
      if (high - low > 1e-6 * Math.max(1, Math.abs(low), Math.abs(high)))
        expect(squash(low)).toBeLessThan(squash(high));
      expect(squash(low)).toBeGreaterThanOrEqual(0);
      expect(squash(high)).toBeLessThanOrEqual(1);
    }),
  );
  expect([-Infinity, 0, Infinity].map(squash)).toEqual([0, 0.5, 1]);
  expect(squash(4000) - squash(3000)).toBeGreaterThan(1e-3);
});
