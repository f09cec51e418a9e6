import { expect, test } from "vitest";
import { keyOf, pairsOf, setOf } from "../../src/web/pages/rank/sets.ts";

const queue: [string, string][] = [
  ["b", "a"],
  ["c", "a"],
  ["b", "c"],
  ["d", "e"],
  ["a", "e"],
];

test("a set begins with the pair that would tell most, and holds four at most", () => {
  expect(setOf(queue, [])).toEqual(["b", "a", "c", "d"]);
  expect(setOf(queue.slice(0, 3), [])).toEqual(["b", "a", "c"]);
  expect(setOf([], [])).toEqual([]);
});

test("a set that was skipped does not come again: the next one does, and at last none", () => {
  const skipped: string[] = [];
  const shown: string[][] = [];
  for (let set = setOf(queue, skipped); set.length > 0; set = setOf(queue, skipped)) {
    shown.push(set);
    skipped.push(keyOf(set));
    expect(shown.length).toBeLessThan(6);
  }
  expect(shown[0]).toEqual(["b", "a", "c", "d"]);
  expect(shown.length).toBeGreaterThan(1);
  expect(new Set(shown.map(keyOf)).size).toBe(shown.length);
  expect(setOf(queue.slice(0, 3), [keyOf(["a", "b", "c"])])).toEqual([]);
});

test("pairs that were compared just now are in no set", () => {
  expect(setOf(queue, pairsOf(["a", "b", "c"]))).toEqual(["d", "e", "a"]);
});
