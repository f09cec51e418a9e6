import { expect, test } from "vitest";
import {
  generationsTo,
  icplTable,
  marksTable,
  targetFor,
  type IcplRow,
  type MarksRow,
} from "../../bench/sessions/tables.ts";

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
  arm: "none",
  curve: [0.1, 0.2, 0.3],
  ...of,
});

test.each([
  [[0.5], 1],
  [[0.1, 0.2, 0.6], 3],
  [[0.1, 0.2, 0.3], 4],
])("the curve %j reaches 0.5 in generation %i of three", (curve, generation) => {
  expect(generationsTo(0.5, marks({ curve }))).toBe(generation);
});

test("a seed's target is the median of what others come to without a mark, not its own", () => {
  const rows = [0.9, 0.2, 0.4, 0.8].map((end, place) => marks({ seed: place + 1, curve: [0, 0.1, end] }));
  const others = [marks({ arm: "stretch", curve: [5] }), ...rows];
  expect([1, 2].map((seed) => targetFor(seed, others))).toEqual([0.4, 0.8]);
});

test("generations to the target stand by arm, of the seeds that all arms have, and pooled", () => {
  const of = (task: string, seed: number, curves: Record<MarksRow["arm"], number[]>): MarksRow[] =>
    Object.entries(curves).map(([arm, curve]) => marks({ task, seed, arm: arm as MarksRow["arm"], curve }));
  const table = marksTable([
    ...of("a/a", 2, { none: [0.1, 0.2, 0.3], stretch: [0.5, 0.5, 0.5], whole: [0, 0.5, 0.5] }),
    ...of("a/a", 1, { none: [0.1, 0.2, 0.4], stretch: [0.1, 0.3, 0.5], whole: [0, 0, 0] }),
    marks({ task: "a/a", seed: 3, arm: "stretch" }),
    ...of("b/c", 1, { none: [0, 0, 0.9], stretch: [0, 0.9, 0.9], whole: [0, 0.9, 0.9] }),
    ...of("b/c", 2, { none: [0, 0, 0.9], stretch: [0, 0.9, 0.9], whole: [0, 0.9, 0.9] }),
    marks({ task: "alone/a" }),
  ]);
  expect(table.split("\n").slice(2)).toEqual([
    "| a/a | 1000 | 4 × 3 | 2 | 3.50 (3, 4) | 1.50 (2, 1) | 3.00 (4, 2) |",
    "| b/c | 1000 | 4 × 3 | 2 | 3.00 (3, 3) | 2.00 (2, 2) | 2.00 (2, 2) |",
    "| pooled |  |  |  | 3.25 | 1.75 | 2.50 |",
  ]);
});
