import { expect, test } from "vitest";
import { editDistance, nearestNames } from "../../src/core/nearest.ts";

test.each([
  ["", "", 0],
  ["", "abc", 3],
  ["height", "height", 0],
  ["hight", "height", 1],
  ["hieght", "height", 1],
  ["kitten", "sitting", 3],
])("from '%s' to '%s' it takes %i edits", (left, right, distance) => {
  expect(editDistance(left, right)).toBe(distance);
  expect(editDistance(right, left)).toBe(distance);
});

test("the nearest come first, strangers not at all, capitals do not count", () => {
  const known = ["cartpole", "hopper", "mountain-car", "pendulum"];
  expect(nearestNames("Cartpoel", { known })).toEqual(["cartpole"]);
  expect(nearestNames("hoper", { known })).toEqual(["hopper"]);
  expect(nearestNames("zebra", { known })).toEqual([]);
  expect(nearestNames("ab", { known: ["ab", "aa", "bb", "b"], limit: 2 })).toEqual(["ab", "aa"]);
});
