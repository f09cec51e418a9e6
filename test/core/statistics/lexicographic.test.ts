import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lexicographic, type Factor } from "../../../src/core/statistics.ts";

const width = 3;
/** As measures are: of numbers whose squares are too small for a float (below 1e-154) no deviation can be had. */
const figure = fc.integer({ min: -50_000, max: 50_000 }).map((one) => one / 10_000);
const value = fc.oneof(fc.integer({ min: -2, max: 2 }), figure);
const anyItems = fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 9 });
const direction = fc.constantFrom(1 as const, -1 as const);
const factorsOf = (margin: fc.Arbitrary<number>): fc.Arbitrary<Factor[]> =>
  fc.array(fc.record({ direction, margin }), { minLength: width, maxLength: width });

test("a factor multiplied by 1000 leaves every ranking unchanged", () => {
  const margins = factorsOf(fc.constantFrom(0, 0.3, 1, 2));
  fc.assert(
    fc.property(anyItems, margins, fc.nat({ max: width - 1 }), (items, factors, which) => {
      const scaled = items.map((item) => item.map((one, place) => (place === which ? 1000 * one : one)));
      const [plain, other] = [lexicographic(items, { factors }), lexicographic(scaled, { factors })];
      expect(other.order).toEqual(plain.order);
      for (const first of items.keys())
        for (const second of items.keys()) expect(other.compare(first, second)).toBe(plain.compare(first, second));
    }),
    { numRuns: 300 },
  );
});

test("at margin 0 a thousand pairs are compared, and all items ordered, exactly by the factors in turn", () => {
  fc.assert(
    fc.property(anyItems, factorsOf(fc.constant(0)), (items, factors) => {
      const exact = (first: number, second: number): number => {
        const differing = factors.findIndex((_, place) => items[first]?.[place] !== items[second]?.[place]);
        const sign = factors[differing]?.direction ?? 0;
        return differing < 0
          ? 0
          : sign * Math.sign((items[first]?.[differing] ?? 0) - (items[second]?.[differing] ?? 0));
      };
      const { compare, order } = lexicographic(items, { factors });
      expect(compare(0, 1)).toBe((["loses", "tie", "wins"] as const)[exact(0, 1) + 1]);
      expect(order).toEqual([...items.keys()].sort((first, second) => exact(second, first) || first - second));
    }),
    { numRuns: 1000 },
  );
});

test("what one wins the other loses, and who wins is never within all margins", () => {
  const turned = { wins: "loses", loses: "wins", tie: "tie" } as const;
  fc.assert(
    fc.property(anyItems, factorsOf(fc.constantFrom(0, 0.5, 1)), (items, factors) => {
      const { compare } = lexicographic(items, { factors });
      expect(compare(1, 0)).toBe(turned[compare(0, 1)]);
      expect(compare(0, 0)).toBe("tie");
    }),
  );
});

test("a difference within the first factor's margin is decided by the second; beyond it the second is not asked", () => {
  const items = [
    [10, 0],
    [9, 5],
    [0, 9],
  ];
  const factors: Factor[] = [
    { direction: 1, margin: 0.5 },
    { direction: 1, margin: 0 },
  ];
  const { compare, order } = lexicographic(items, { factors });
  expect([compare(0, 1), compare(0, 2), compare(1, 2)]).toEqual(["loses", "wins", "wins"]);
  expect(order).toEqual([1, 0, 2]);
});

test("what is no number is worse than any number, whichever way the factor points", () => {
  for (const direction of [1, -1] as const) {
    const { order } = lexicographic([[Number.NaN], [3], [-3]], { factors: [{ direction, margin: 0 }] });
    expect(order.at(-1)).toBe(0);
  }
});
