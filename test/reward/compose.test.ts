import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeTotal } from "../../src/reward/compose.ts";

const weights = { near: 2, cost: -0.5, goal: 10 };
const start = Uint8Array.of(1, 0, 0, 0);
const terms = Float64Array.of(1, 2, 0, 3, 4, 1, -1, 0, -1, 0, 0, 0);

test.each([
  ["sum", [], [1, 14, -12, 0]],
  ["signs", ["goal"], [0.1, 1.1, -1.1, 0]],
  ["signs", ["goal", "cost"], [-1 + 0.1, 1 + 0.1, -1 - 0.1, 0]],
] as const)("composition %s with sparse terms %j", (composition, sparse, wanted) => {
  expect([...composeTotal({ weights, composition, sparse: [...sparse] }, { terms, start })]).toEqual(wanted);
});

test("a program without terms is worth nothing", () => {
  expect([
    ...composeTotal(
      { weights: {}, composition: "sum", sparse: [] },
      { terms: new Float64Array(0), start: new Uint8Array(2) },
    ),
  ]).toEqual([0, 0]);
});

const softmin = (reward: { weights: Record<string, number> }, rows: number[][], start?: number[], lanes = 1) =>
  composeTotal(
    { ...reward, composition: "softmin", sparse: [] },
    {
      terms: Float64Array.from(rows.flat()),
      start: Uint8Array.from(start ?? rows.map((_, row) => Number(row < lanes))),
      lanes,
    },
  );
const returnOf = (...given: Parameters<typeof softmin>): number => softmin(...given).reduce((sum, pay) => sum + pay, 0);

const value = fc.double({ min: -10, max: 10, noNaN: true });
const names = ["a", "b", "c"];
const two = { weights: { a: 1, b: 2 } };
const stepsOf = (width: number, least = 1) =>
  fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: least, maxLength: 12 });

describe("softmin", () => {
  test("pays an episode its worst step, and a step the least of its terms", () => {
    expect(
      softmin(two, [
        [4, 1],
        [9, 3],
        [0.5, 3],
        [-20, 7],
        [30, 7],
      ])[1],
    ).toBeLessThan(0.001);
    expect(
      returnOf(two, [
        [9, 3],
        [-20, 7],
        [30, 7],
      ]),
    ).toBeCloseTo(-20 + 0.1 * Math.log(2), 9);
    expect(returnOf({ weights: { a: 1, b: 0 } }, [[3, -9]])).toBe(3);
    expect(returnOf({ weights: { a: 0 } }, [[3]])).toBe(0);
  });

  test("lies between the least and the mean, and never falls where a term rises", () => {
    fc.assert(
      fc.property(stepsOf(3), fc.nat(2), fc.double({ min: 0, max: 5, noNaN: true }), (rows, column, more) => {
        const weights = Object.fromEntries(names.map((name) => [name, 1]));
        for (const row of rows) {
          const one = returnOf({ weights }, [row]);
          expect(one).toBeGreaterThanOrEqual(Math.min(...row) - 1e-12);
          expect(one).toBeLessThanOrEqual(row.reduce((sum, each) => sum + each, 0) / 3 + 1e-9);
          const better = row.map((each, index) => (index === column ? each + more : each));
          expect(returnOf({ weights }, [better])).toBeGreaterThanOrEqual(one - 1e-12);
        }
      }),
    );
  });

  test("pays a loop the same however often it is walked", () => {
    fc.assert(
      fc.property(stepsOf(2), stepsOf(2), fc.integer({ min: 2, max: 50 }), (before, loop, rounds) => {
        const once = returnOf(two, [...before, ...loop]);
        const often = returnOf(two, [...before, ...Array.from({ length: rounds }, () => loop).flat()]);
        expect(Math.abs(often - once)).toBeLessThanOrEqual(1e-9);
      }),
    );
  });

  test("each lane's episode is paid by itself", () => {
    fc.assert(
      fc.property(stepsOf(2, 2), stepsOf(2, 2), fc.nat(11), (left, right, cut) => {
        const length = Math.min(left.length, right.length);
        const [one, other] = [left.slice(0, length), right.slice(0, length)];
        const starts = one.map((_, step) => Number(step === 0 || step === cut));
        const rows = one.flatMap((row, step) => [row, other[step] as number[]]);
        const flags = starts.flatMap((start, step) => [start, Number(step === 0)]);
        const both = softmin(two, rows, flags, 2);
        expect([...both].filter((_, row) => row % 2 === 0)).toEqual([...softmin(two, one, starts)]);
        expect([...both].filter((_, row) => row % 2 === 1)).toEqual([...softmin(two, other)]);
      }),
    );
  });
});
