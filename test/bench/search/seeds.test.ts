import { expect, test } from "vitest";
import { seedsOf } from "../../../bench/search/seeds.ts";

test.each([
  ["3", [1, 2, 3]],
  ["11..13", [11, 12, 13]],
  ["2..2", [2]],
])("seeds %s", (text, seeds) => {
  expect(seedsOf(text)).toEqual(seeds);
});

test.each(["", "five", "0", "3..1", "0..2", "1..", "..3", "1.5", "1...3", "1,2", "-1"])(
  "'%s' is refused by name",
  (text) => {
    expect(() => seedsOf(text)).toThrow(`--seeds '${text}' names no seeds`);
  },
);
