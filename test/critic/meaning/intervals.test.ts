import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as interval from "../../../src/critic/meaning/intervals.ts";
import type { Interval } from "../../../src/critic/meaning/intervals.ts";

const { everything, point } = interval;
const from = (lo: number, hi: number): Interval => ({ lo, hi });

test.each<[string, Interval, Interval]>([
  ["a sum", interval.add(from(-1, 2), from(3, 4)), from(2, 6)],
  ["a sum of opposite infinities", interval.add(from(-Infinity, 0), from(0, Infinity)), everything],
  ["a negative", interval.negate(from(-1, 2)), from(-2, 1)],
  ["a product of both signs", interval.multiply(from(-1, 2), from(-3, 4)), from(-6, 8)],
  ["0 times what has no end", interval.multiply(point(0), everything), point(0)],
  ["a quotient", interval.divide(from(1, 2), from(4, 8)), from(0.125, 0.5)],
  ["a quotient by a range around 0", interval.divide(from(1, 2), from(-1, 1)), everything],
  ["a quotient by a range from 0", interval.divide(from(1, 2), from(0, 4)), from(0.25, Infinity)],
  ["a quotient by a range up to 0", interval.divide(from(1, 2), from(-4, 0)), from(-Infinity, -0.25)],
  ["0 by anything but 0", interval.divide(point(0), from(1, 2)), point(0)],
  ["a size", interval.absolute(from(-3, 2)), from(0, 3)],
  ["a size below 0", interval.absolute(from(-3, -2)), from(2, 3)],
  ["an even power", interval.power(from(-3, 2), point(2)), from(0, 9)],
  ["an odd power", interval.power(from(-3, 2), point(3)), from(-27, 8)],
  ["a negative power", interval.power(from(2, 4), point(-1)), from(0.25, 0.5)],
  ["a broken power", interval.power(from(4, 9), point(0.5)), from(2, 3)],
  ["a broken power of a negative number", interval.power(from(-1, 9), point(0.5)), everything],
  ["a sine over its top", interval.sine(from(0, Math.PI)), from(0, 1)],
  ["a sine over many turns", interval.sine(from(0, 100)), from(-1, 1)],
  ["a sine without an end", interval.sine(everything), from(-1, 1)],
  ["a function that rises", interval.rising(from(-Infinity, 0), Math.exp), from(0, 1)],
  ["a hull", interval.hull(from(0, 1), from(3, 4)), from(0, 4)],
])("%s", (_name, found, expected) => {
  expect(found.lo).toBeCloseTo(expected.lo, 12);
  expect(found.hi).toBeCloseTo(expected.hi, 12);
});

test("ranges meet where both are", () => {
  expect(interval.meet(from(0, 2), from(1, 3))).toEqual(from(1, 2));
  expect(interval.meet(from(0, 1), from(1, 3))).toEqual(point(1));
  expect(interval.meet(from(0, 1), from(2, 3))).toBeNull();
  expect(point(NaN)).toEqual(everything);
});

const end = fc.double({ min: -1e3, max: 1e3, noNaN: true }).map((value) => (Math.abs(value) < 1e-6 ? 0 : value));
/** A range, infinite ends among them, and a number in it. */
const member = fc
  .tuple(end, end, end, fc.integer({ min: 0, max: 9 }))
  .map(([a, b, c, open]): { range: Interval; x: number } => {
    const [lo, x, hi] = [a, b, c].toSorted((one, other) => one - other) as [number, number, number];
    return { x, range: { lo: open === 0 ? -Infinity : lo, hi: open === 1 ? Infinity : hi } };
  });

/** Rounding may push an end by its last digits. */
const expectHolds = ({ lo, hi }: Interval, value: number): void => {
  const slack = Number.isFinite(value) ? 1e-9 * Math.max(1, Math.abs(value)) : 0;
  expect(lo - slack <= value && value <= hi + slack, `${value} in ${lo} … ${hi}`).toBe(true);
};

const check = (of: (a: Interval, b: Interval) => Interval, exact: (x: number, y: number) => number): void => {
  fc.assert(
    fc.property(member, member, (a, b) => {
      const value = exact(a.x, b.x);
      if (!Number.isNaN(value)) expectHolds(of(a.range, b.range), value);
    }),
    { seed: 7, numRuns: 1000 },
  );
};

test("a sum lies in the sum of the ranges", () => check(interval.add, (x, y) => x + y));
test("a product lies in the product of the ranges", () => check(interval.multiply, (x, y) => x * y));
test("a quotient lies in the quotient of the ranges", () =>
  check(interval.divide, (x, y) => (y === 0 ? Number.NaN : x / y)));
test("a size lies in the size of the range", () => check(interval.absolute, (x) => Math.abs(x)));
test("a sine lies in the sine of the range", () => check(interval.sine, (x) => Math.sin(x)));
test("an exponential lies in that of the range", () => check((a) => interval.rising(a, Math.exp), Math.exp));
test.each([0, 1, 2, 3, 4, -1, -2, -3])("the power %s lies in that of the range", (power) =>
  check(
    (a) => interval.power(a, point(power)),
    (x) => (x === 0 && power < 0 ? Number.NaN : x ** power),
  ),
);
test("a power of what is positive lies in the power of the ranges", () =>
  fc.assert(
    fc.property(member, member, (a, b) => {
      const base = { lo: Math.max(0, a.range.lo), hi: Math.abs(a.range.hi) + 1 };
      const x = Math.min(Math.max(Math.abs(a.x), base.lo), base.hi);
      const [y, exponent] = [b.x / 500, { lo: b.range.lo / 500, hi: b.range.hi / 500 }];
      const value = x ** y;
      if (Number.isFinite(value)) expectHolds(interval.power(base, exponent), value);
    }),
    { seed: 7, numRuns: 1000 },
  ));
test("what lies in two ranges lies where they meet, and in their hull", () =>
  fc.assert(
    fc.property(member, member, (a, b) => {
      const met = interval.meet(a.range, b.range);
      if (interval.holds(b.range, a.x)) expect(met !== null && interval.holds(met, a.x)).toBe(true);
      expect(interval.holds(interval.hull(a.range, b.range), a.x)).toBe(true);
    }),
    { seed: 7 },
  ));
