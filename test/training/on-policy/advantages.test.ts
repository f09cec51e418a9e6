import { expect, test } from "vitest";
import { estimateAdvantages, type AdvantageInput } from "../../../src/training/on-policy/advantages.ts";

const estimate = (
  given: Omit<Partial<AdvantageInput>, "reward" | "value"> & { reward: number[]; value: number[] },
  lanes = 1,
): number[] => {
  const rows = given.reward.length;
  const flags = () => new Uint8Array(rows);
  const input: AdvantageInput = {
    rows,
    lanes,
    following: new Float64Array(rows),
    terminated: flags(),
    truncated: flags(),
    invalid: flags(),
    discount: 0.5,
    traceDecay: 0.5,
    advantage: new Float64Array(rows),
    ...given,
    reward: Float64Array.from(given.reward),
    value: Float64Array.from(given.value),
  };
  estimateAdvantages(input);
  return [...input.advantage];
};

const flag = (...values: number[]) => Uint8Array.from(values);

test("temporal differences are summed backwards, the cut episode going on from its following value", () => {
  // differences: last 3 + 0.5·8 − 2 = 5; first 1 + 0.5·2 − 1 = 1, plus 0.25 · 5
  expect(estimate({ reward: [1, 3], value: [1, 2], following: Float64Array.of(99, 8) })).toEqual([2.25, 5]);
});

test("nothing follows termination, and no trace crosses it", () => {
  const given = { reward: [1, 3], value: [1, 2], following: Float64Array.of(99, 8) };
  expect(estimate({ ...given, terminated: flag(1, 0) })).toEqual([0, 5]);
});

test("truncation goes on from the terminal observation's value, and no trace crosses it", () => {
  const given = { reward: [1, 3], value: [1, 2], following: Float64Array.of(4, 8) };
  expect(estimate({ ...given, truncated: flag(1, 0) })).toEqual([2, 5]);
});

test("a blow-up never gains, whether going on was worth something or cost something", () => {
  const given = { reward: [0, 0], following: Float64Array.of(4, 0), invalid: flag(1, 1) };
  expect(estimate({ ...given, value: [3, 2] })).toEqual([-3, -2]);
  expect(estimate({ ...given, value: [-3, -2] })).toEqual([-0, -0]);
});

test("lanes do not mix", () => {
  const both = estimate({ reward: [1, 10, 3, 30], value: [1, 10, 2, 20], following: Float64Array.of(0, 0, 8, 80) }, 2);
  expect(both).toEqual([2.25, 22.5, 5, 50]);
});
