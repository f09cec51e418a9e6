import { assert, integer, property, uniqueArray } from "fast-check";
import { expect, test } from "vitest";
import { orderOf, reading, together } from "../../../bench/instrument/order-pairs.ts";
import type { Point, Row } from "../../../bench/instrument/row.ts";
import { row } from "./rows.ts";

/** Ten windows of 100 steps, each ended by a rollout that overshot it; in those that are not given no episode ended. */
const curve = (fitness: number[], own = fitness, episodes = fitness.map(() => 1)): Point[] =>
  Array.from({ length: 10 }, (_, index) => [
    100 * (index + 1) + 30,
    episodes[index] ?? 0,
    fitness[index] ?? 0,
    0,
    own[index] ?? 0,
  ]);

const training = { fitness: 99, curve: curve([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) };

test.each([
  ["last", 0.2, 2],
  ["last", 0.35, 3],
  ["last", 0.5, 5],
  ["last", 1, 10],
  ["best", 0.5, 5],
  ["half", 0.2, 2],
  ["half", 0.35, 2.5],
  ["half", 1, 8],
  ["final", 0.5, null],
  ["final", 1, 99],
] as const)("%s at a share of %d reads only windows that had ended: %d", (statistic, share, expected) => {
  expect(reading(training, { share, statistic })).toBe(expected);
});

test("the window of the highest own return is another one than the fittest, of equal ones the later", () => {
  const peaked = { fitness: 0, curve: curve([1, 9, 2, 3], [5, 1, 7, 7]) };
  expect(reading(peaked, { share: 1, statistic: "peak" })).toBe(3);
  expect(reading(peaked, { share: 0.3, statistic: "peak" })).toBe(2);
  expect(reading(peaked, { share: 1, statistic: "best" })).toBe(9);
});

test("episodes weigh alike, windows without one say nothing, and before the first there is nothing to say", () => {
  const sparse = { fitness: 0, curve: curve([0, 0, 6, 6, 2], [0, 0, 6, 6, 2], [0, 0, 3, 0, 1]) };
  expect(reading(sparse, { share: 0.2, statistic: "last" })).toBeNull();
  expect(reading(sparse, { share: 0.4, statistic: "half" })).toBe(6);
  expect(reading({ ...sparse, curve: curve([6, 2], [6, 2], [3, 1]) }, { share: 1, statistic: "half" })).toBe(2);
  const even = { ...sparse, curve: curve([1, 1, 6, 2], [1, 1, 6, 2], [1, 1, 3, 1]) };
  expect(reading(even, { share: 1, statistic: "half" })).toBe(5);
});

const program = (name: string, finals: (number | null)[]): Row[] =>
  finals.map((fitness, index) => row({ program: name, seed: index + 1, fitness, curve: [] }));
const final = { share: 1, statistic: "final", random: 0, apart: 0.5 } as const;

test("the judged seed is left out of the truth", () => {
  // With seed 1 judged the truth is 0 below 1, which it gets wrong; with seed 2 it is 9 above 0, which it gets wrong
  // too.
  const order = orderOf([...program("a", [9, 0]), ...program("b", [0, 1])], final);
  expect(order).toMatchObject({ pairs: 2, right: 0, spearman: [-1, -1], kendall: [-1, -1] });
});

test("pairs that are not apart count among all pairs only, and a tie is half right", () => {
  const rows = [...program("a", [1, 1]), ...program("b", [1.4, 1.4]), ...program("c", [2, 2])];
  expect(orderOf(rows, final)).toMatchObject({ pairs: 4, right: 4, allPairs: 6, allRight: 6 });
  const early = { ...final, share: 0.5, statistic: "last" } as const;
  expect(orderOf(rows, early)).toMatchObject({ pairs: 4, right: 2, allPairs: 6, allRight: 3, spearman: [0, 0] });
});

test("a training in which no episode has ended says what the random policy says", () => {
  const bad = row({ program: "bad", fitness: -5, curve: curve([-5]) });
  const slow = row({ program: "slow", fitness: 5, curve: [] });
  const rows = [1, 2].flatMap((seed) => [
    { ...bad, seed },
    { ...slow, seed },
  ]);
  expect(orderOf(rows, { ...final, statistic: "last" })).toMatchObject({ pairs: 2, right: 2 });
});

test("programs with one seed, and trainings that failed, judge nothing", () => {
  expect(orderOf([...program("a", [1]), ...program("b", [2])], final).allPairs).toBe(0);
  const gap = orderOf([...program("a", [1, null, 1]), ...program("b", [2, 2, 2])], final);
  expect(gap).toMatchObject({ allPairs: 2, spearman: [1, 1] });
  const whole = [...program("a", [1, 1, 1]), ...program("b", [2, 2, 2])];
  // A seed that lacks a program gives no rank correlation, a program that never ends is none.
  expect(orderOf([...whole, ...program("c", [3, 3])], final)).toMatchObject({ allPairs: 7, spearman: [1, 1] });
  expect(orderOf([...whole, ...program("c", [null])], final).spearman).toEqual([1, 1, 1]);
});

test("seeds without luck order every pair right, and the other way round none", () => {
  const values = uniqueArray(integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 6 });
  assert(
    property(values, (finals) => {
      const rows = finals.flatMap((value, index) => program(`p${index}`, [value, value, value]));
      const order = orderOf(rows, final);
      expect(order.right).toBe(order.pairs);
      expect(order.allPairs).toBe((3 * finals.length * (finals.length - 1)) / 2);
      const against = rows.map((each) => ({ ...each, curve: curve([-(each.fitness as number)]) }));
      expect(orderOf(against, { ...final, statistic: "last" }).right).toBe(0);
    }),
    { numRuns: 50 },
  );
});

test("tasks together: pairs are added, correlations put beside each other", () => {
  const one = orderOf([...program("a", [1, 1]), ...program("b", [2, 2])], final);
  expect(together([one, one])).toEqual({
    pairs: 4,
    right: 4,
    allPairs: 4,
    allRight: 4,
    spearman: [1, 1, 1, 1],
    kendall: [1, 1, 1, 1],
  });
  expect(together([])).toMatchObject({ pairs: 0, spearman: [] });
});
