import { expect, test } from "vitest";
import { foreignPlace } from "../../src/simulator/foreign-place.ts";

const own = new URL("../../src/", import.meta.url);

const errorWith = (...frames: string[]): Error =>
  Object.assign(new Error("x"), { stack: ["Error: x", ...frames.map((frame) => `    at ${frame}`)].join("\n") });

test.each([
  ["a function of a file", ["step (/home/a/crane/environment.ts:31:7)"], "/home/a/crane/environment.ts:31:7"],
  ["a module's top", ["file:///home/a/crane/environment.ts:2:1"], "/home/a/crane/environment.ts:2:1"],
  ["blanks, accents and parentheses", ["step (file:///home/a%20b/%C3%A9%20(1)/e.ts:3:4)"], "/home/a b/é (1)/e.ts:3:4"],
  ["below a builtin", ["Float64Array.set (<anonymous>)", "Object.step (/x/e.ts:3:4)"], "/x/e.ts:3:4"],
  [
    "below ours, Node's and a package's",
    [
      `write (${new URL("simulator/accessors.ts", own).href}:8:1)`,
      "node:internal/process/task_queues:95:5",
      "f (/x/node_modules/y/z.js:1:1)",
      "async reset (/x/e.ts:5:6)",
      "later (/x/other.ts:1:1)",
    ],
    "/x/e.ts:5:6",
  ],
  ["nobody's but ours", [`write (${new URL("simulator/accessors.ts", own).href}:8:1)`], undefined],
])("%s", (_name, frames, expected) => {
  expect(foreignPlace(errorWith(...frames))).toBe(expected);
});

test("what is no error, or has no stack, has no place", () => {
  expect(foreignPlace("thrown text")).toBeUndefined();
  expect(foreignPlace(Object.assign(new Error("x"), { stack: undefined }))).toBeUndefined();
});
