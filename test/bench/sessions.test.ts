import { expect, test } from "vitest";
import { generationsTo, icplTable, marksTable, type IcplRow, type MarksRow } from "../../bench/sessions/tables.ts";

const icpl = (of: Partial<IcplRow>): IcplRow => ({
  environment: "reacher",
  seed: 1,
  steps: 1000,
  samples: 6,
  generations: 5,
  sees: false,
  best: 0,
  random: 0,
  questions: 0,
  ...of,
});

test("what comparisons find is told as a share of what the loop that sees the measure gains, over seeds that have both", () => {
  const table = icplTable([
    icpl({ best: 0.5, questions: 49 }),
    icpl({ sees: true, best: 0.6, random: 0.1 }),
    icpl({ seed: 2, best: 0.7, questions: 48 }),
    icpl({ seed: 2, sees: true, best: 0.8, random: 0.1 }),
    icpl({ seed: 3, best: 9 }),
  ]);
  expect(table.split("\n").at(-1)).toBe("| reacher | 1000 | 6 × 5 | 2 | 0.100 | 0.600 | 0.700 | 0.833 | 49 |");
});

const marks = (of: Partial<MarksRow>): MarksRow => ({
  task: "reacher/reach",
  seed: 1,
  steps: 1000,
  samples: 4,
  generations: 3,
  target: 0.5,
  arm: "none",
  curve: [0.1, 0.2, 0.3],
  ...of,
});

test.each([
  [[0.5], 1],
  [[0.1, 0.2, 0.6], 3],
  [[0.1, 0.2, 0.3], 4],
])("the curve %j reaches 0.5 in generation %i of three", (curve, generation) => {
  expect(generationsTo(marks({ curve }))).toBe(generation);
});

test("generations to the target stand by arm, of the seeds that all arms have, and pooled", () => {
  const table = marksTable([
    marks({ arm: "stretch", curve: [0.5] }),
    marks({ arm: "whole", curve: [0.1, 0.5] }),
    marks({}),
    marks({ seed: 2, arm: "stretch", curve: [0.5] }),
    marks({ task: "b/c", arm: "stretch", curve: [0, 0.9] }),
    marks({ task: "b/c", arm: "whole", curve: [0, 0.9] }),
    marks({ task: "b/c", curve: [0, 0, 0.9] }),
  ]);
  expect(table.split("\n").slice(2)).toEqual([
    "| reacher/reach | 1000 | 4 × 3 | 1 | 4.00 (4) | 1.00 (1) | 2.00 (2) |",
    "| b/c | 1000 | 4 × 3 | 1 | 3.00 (3) | 2.00 (2) | 2.00 (2) |",
    "| pooled |  |  |  | 3.50 | 1.50 | 2.00 |",
  ]);
});
