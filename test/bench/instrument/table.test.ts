import { expect, test } from "vitest";
import { cellsOf, markdown, sampleDeviation, scaleOf } from "../../../bench/instrument/table.ts";
import { randomRow, row } from "./rows.ts";

const seeds = (fitness: number[], changes: Parameters<typeof row>[0] = {}) =>
  fitness.map((each, index) => row({ ...changes, fitness: each, seed: index + 1 }));

test("the spread is the seeds' deviation over n − 1, as a share of what lies between human and random", () => {
  const rows = [randomRow(1), ...seeds([2, 3, 4])];
  expect(sampleDeviation([2, 3, 4])).toBeCloseTo(1, 12);
  expect(scaleOf(rows, { task: "pole/balance", learner: "ppo", options: {}, share: 1 })).toBe(2);
  expect(cellsOf(rows)).toMatchObject([
    { seeds: 3, fitness: 3, lowest: 2, median: 3, spread: expect.closeTo(0.5, 12) },
  ]);
});

test("a lower fitness than random's makes a scale all the same, one like it none", () => {
  expect(cellsOf([randomRow(5), ...seeds([2, 4])])[0]?.spread).toBeCloseTo(Math.SQRT2 / 2, 12);
  expect(cellsOf([randomRow(3), ...seeds([2, 4])])[0]?.spread).toBeNull();
  expect(cellsOf(seeds([2, 4]))[0]?.spread).toBeNull();
  expect(cellsOf([randomRow(0), ...seeds([2])])[0]?.spread).toBeNull();
});

test("a share of the budget is held against the whole budget's scale, under the same learner and options", () => {
  const rows = [
    randomRow(0),
    ...seeds([1, 3], { share: 0.5, steps: 500 }),
    ...seeds([10, 10]),
    ...seeds([99], { learner: "trpo" }),
    ...seeds([77], { options: { epochs: "2" } }),
  ];
  expect(cellsOf(rows)[0]?.spread).toBeCloseTo(Math.SQRT2 / 10, 12);
});

test("a training that failed is counted as a seed and in no mean", () => {
  const lost = row({ seed: 3, fitness: null, success: null, return: null, failure: "threw: x" });
  expect(cellsOf([randomRow(0), ...seeds([1, 1]), lost])).toMatchObject([{ seeds: 3, failures: 1, fitness: 1 }]);
});

test("below the table stands on how many tasks the reference succeeds and is steady", () => {
  const rows = ["a/one", "b/two", "c/three"].flatMap((task) => [
    randomRow(0, { task }),
    ...seeds(task === "b/two" ? [0, 2] : [1, 1.01], { task, success: task === "c/three" ? 0.69 : 0.7 }),
  ]);
  const text = markdown([{ label: "now", learner: "ppo", share: 1, cells: cellsOf(rows) }]);
  expect(text).toContain("now, ppo at 100 %: success ≥ 0.7 on 2, spread ≤ 0.2 on 2 of 3 tasks (c0ffee)");
  expect(text).toContain(
    "| b/two | now | ppo | 100 % | 1,000 | 2 | 0.00 | 1.00 ± 1.41 | 0.00 / 1.00 | 0.70 | 1.41 | 10.0 | 2.0 |",
  );
});

test("what auto chose is counted together, whichever learner it was, and before stands above after", () => {
  const rows = [...seeds([1, 1], { task: "b/two", learner: "ars" }), ...seeds([1, 1], { task: "a/one" })];
  const text = markdown([
    { label: "before", learner: "ppo", share: 1, cells: cellsOf(rows.slice(2)) },
    { label: "after", learner: "auto", share: 1, cells: cellsOf(rows) },
    { label: "after", learner: "trpo", share: 1, cells: [] },
  ]);
  expect(text.split("\n").flatMap((line) => line.match(/^\| (?:a|b).*? %/) ?? [])).toEqual([
    "| a/one | before | ppo | 100 %",
    "| a/one | after | auto: ppo | 100 %",
    "| b/two | after | auto: ars | 100 %",
  ]);
  expect(text.split("\n").filter((line) => line.startsWith("- "))).toEqual([
    "- before, ppo at 100 %: success ≥ 0.7 on 1, spread ≤ 0.2 on 0 of 1 tasks (c0ffee)",
    "- after, auto at 100 %: success ≥ 0.7 on 2, spread ≤ 0.2 on 0 of 2 tasks (c0ffee)",
  ]);
});
