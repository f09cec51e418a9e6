import { expect, test } from "vitest";
import { stepsOf } from "../../src/core/mark.ts";

test.each([
  [
    { from: 0.3, to: 0.6 },
    { dt: 0.1, length: 30 },
    { first: 3, last: 6 },
  ],
  [
    { from: 0.25, to: 0.61 },
    { dt: 0.1, length: 30 },
    { first: 2, last: 7 },
  ],
  [
    { from: 2, to: 9 },
    { dt: 0.1, length: 30 },
    { first: 20, last: 30 },
  ],
  [
    { from: 0, to: 0.001 },
    { dt: 0.1, length: 30 },
    { first: 0, last: 1 },
  ],
  [{ from: 3, to: 4 }, { dt: 0.1, length: 30 }, null],
  [{ from: 0, to: 1 }, { dt: 0.1, length: 0 }, null],
])("seconds %j of an episode of %j are the steps %j", (mark, episode, steps) => {
  expect(stepsOf(mark, episode)).toEqual(steps);
});
