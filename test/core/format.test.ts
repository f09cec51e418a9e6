import { array, assert, constantFrom, double, nat, oneof, property, tuple } from "fast-check";
import { expect, test } from "vitest";
import {
  countText,
  dollars,
  figure,
  figures,
  formatNumber,
  percent,
  stepsText,
  timeText,
} from "../../src/core/format.ts";

const number = oneof(
  double({ min: -1e308, max: 1e308, noNaN: true }),
  double({ min: -10, max: 10, noNaN: true }),
  constantFrom(0, -0, 1, 1.003, 1.00003, 0.9999999, -0.0001, 999.99996, 99_999.7, 999_999.7, 5e-324, 1e300),
);
/** Numbers of which some lie close to each other. */
const close = tuple(number, array(tuple(double({ min: -1, max: 1, noNaN: true }), nat(8)), { maxLength: 4 })).map(
  ([centre, offsets]) => [centre, ...offsets.map(([share, power]) => centre + share * Math.abs(centre) * 10 ** -power)],
);

test.for([
  [0, "0"],
  [-0, "0"],
  [1, "1"],
  [1.003, "1.003"],
  [1.00003, "1.000"],
  [0.1 + 0.2, "0.3"],
  [1.46004, "1.460"],
  [-0.0001, "-1e-4"],
  [12_345.6, "12346"],
  [1_234_567, "1.235e6"],
  [0.9999999, "1.000"],
] as const)("a result of %d reads %s", ([value, text]) => {
  expect(figure(value)).toBe(text);
});

test.for([formatNumber, figure])("rounding changes neither the sign nor whether it is zero (%s)", (format) => {
  assert(
    property(number, (value) => {
      expect(Math.sign(Number(format(value)))).toBe(Math.sign(value) || 0);
      expect(Math.abs(Number(format(value)) - value)).toBeLessThanOrEqual(0.005 * Math.abs(value));
    }),
  );
});

test("numbers side by side keep their order, and different ones look different", () => {
  assert(
    property(close, (values) => {
      const shown = figures(values).map(Number);
      const least = 1e-9 * Math.max(...values.map(Math.abs));
      for (const [left, before] of values.entries()) {
        for (const [right, after] of values.entries()) {
          if (before <= after) expect(shown[left]).toBeLessThanOrEqual(shown[right] as number);
          if (Math.abs(before - after) > least * 1.000001) expect(shown[left]).not.toBe(shown[right]);
        }
      }
    }),
  );
});

test("one more digit where four do not tell two apart", () => {
  expect(figures([1.00031, 1.00026])).toEqual(["1.00031", "1.00026"]);
  expect(figures([-0.0001, 0])).toEqual(["-1e-4", "0"]);
  expect(figures([1, 2])).toEqual(["1", "2"]);
});

test("a share is 0 % only where there is none and 100 % only where it is all", () => {
  assert(
    property(double({ min: 0, max: 1, noNaN: true }), (share) => {
      expect(percent(share) === "0 %").toBe(share === 0);
      expect(percent(share) === "100 %").toBe(share === 1);
    }),
  );
  expect([0.125, 0.9996, 0.0001].map(percent)).toEqual(["12.5 %", "> 99.9 %", "< 0.1 %"]);
});

test("counts, money and time keep what they are about", () => {
  expect([9999, 10_499, 999_499, 999_500, 1_234_567, 2e9].map(countText)).toEqual([
    "9999",
    "10 k",
    "999 k",
    "1.00 M",
    "1.23 M",
    "2.00 G",
  ]);
  expect([0, 0.0042, 1.5].map(dollars)).toEqual(["$0.00", "$0.0042", "$1.50"]);
  expect([0, 0.2, 75, 3700].map(timeText)).toEqual(["0 s", "< 1 s", "1 min 15 s", "1 h 1 min"]);
});

test("steps are told with what they were for, where that was counted", () => {
  const counted = { trainingSteps: 184_320, evaluationSteps: 126_900, environmentSteps: 311_220 };
  expect(stepsText(counted)).toBe("311 k environment steps (184 k of training, 127 k of evaluation)");
  expect(stepsText({ environmentSteps: 2000 })).toBe("2000 environment steps");
});
