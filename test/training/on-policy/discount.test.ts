import { assert, double, property } from "fast-check";
import { expect, test } from "vitest";
import { discountAt, discountFor } from "../../../src/training/on-policy/discount.ts";

test.each([
  [50, 0.99],
  [500, 0.99],
  [1000, 0.995],
  [10_000, 0.997],
])("episodes of %i steps: a discount of %f", (maxSteps, discount) => {
  expect(discountFor(maxSteps)).toBeCloseTo(discount, 12);
});

test.each([
  [0, 100],
  [0.5, 150],
  [1, 200],
])("after a share of %f the horizon is %i steps", (share, horizon) => {
  const discount = discountAt(share, { initialDiscount: 0.99, discount: 0.995 });
  expect(1 / (1 - discount)).toBeCloseTo(horizon, 6);
});

test("the horizon never shrinks: where the last is the shorter it stands, to the bit", () => {
  const discount = double({ min: 0, max: 0.999, noNaN: true });
  assert(
    property(discount, discount, double({ min: 0, max: 1, noNaN: true }), (initialDiscount, last, share) => {
      const at = discountAt(share, { initialDiscount, discount: last });
      if (initialDiscount >= last) expect(at).toBe(last);
      else {
        expect(at).toBeGreaterThanOrEqual(initialDiscount - 1e-12);
        expect(at).toBeLessThanOrEqual(last + 1e-12);
      }
    }),
  );
});
