import { expect, test } from "vitest";
import { modes, type DiagnosisRow } from "../../bench/diagnosis/row.ts";
import { diagnosisTable, differences } from "../../bench/diagnosis/table.ts";

const row = (of: Partial<DiagnosisRow>): DiagnosisRow => ({
  task: "cartpole/shift",
  mode: "causes",
  seed: 1,
  steps: 1000,
  generations: 3,
  samples: 8,
  best: "g1-c1",
  report: [1],
  success: 0.5,
  led: [1],
  last: [1],
  random: 0,
  searched: 24,
  reported: 5,
  environmentSteps: 1,
  looks: 0,
  playedSteps: 0,
  seconds: 1,
  commit: "c",
  ...of,
});

test("the modes are what the product can be told", () => {
  expect(modes).toEqual(["causes", "metrics", "blind"]);
});

test("fitness stands between chance and the best mode's mean, each mode with its interval over seeds, and pooled", () => {
  const rows = [1, 2, 3].flatMap((seed) => [
    row({ seed, report: [2 + seed, 4 + seed], random: 1 }),
    row({ seed, mode: "metrics", report: [3], random: 1 }),
  ]);
  const table = diagnosisTable(rows).split("\n");
  // Means of 4, 5 and 6 over a chance of 1: the best mode's is 5.
  expect(table.find((line) => line.startsWith("| cartpole/shift at 1000, 3 × 8 | 3, 3, 0"))).toBe(
    "| cartpole/shift at 1000, 3 × 8 | 3, 3, 0 | 1.00 [0.38, 1.62] | 0.50 [0.50, 0.50] | - | 50 %, 50 %, - | 24.0, 24.0, - |",
  );
  expect(table.find((line) => line.startsWith("| cartpole/shift at 1000, 3 × 8 | 0.50"))).toMatch(
    /^\| cartpole\/shift at 1000, 3 × 8 \| 0\.50 \[-0\.12, 1\.12\], p 0\.07\d \| - \| - \|$/,
  );
});

test("modes are held against each other seed by seed, the seeds that one lacks left out; the last row of a search counts", () => {
  const rows = [
    row({ seed: 1, report: [1] }),
    row({ seed: 2, report: [5] }),
    row({ seed: 1, mode: "blind", report: [0.5] }),
    row({ seed: 3, mode: "blind", report: [9] }),
  ];
  expect(differences({ rows, width: 2 }, ["causes", "blind"])).toEqual([0.25]);
  const again = [row({ report: [9] }), row({ report: [2] }), row({ mode: "metrics", report: [1] })];
  expect(diagnosisTable(again)).toContain("| 1.00 | 0.50 | - |");
});

test("searches of another shape are a task of their own", () => {
  const table = diagnosisTable([row({}), row({ generations: 2, samples: 4 })]);
  expect(table).toContain("| cartpole/shift at 1000, 3 × 8 | 1, 0, 0 |");
  expect(table).toContain("| cartpole/shift at 1000, 2 × 4 | 1, 0, 0 |");
});

test("candidates of the last generation stand on the same scale, who was not trained with chance", () => {
  const table = diagnosisTable([
    row({ report: [3], random: 1, last: [3, null, 2] }),
    row({ mode: "metrics", report: [2], random: 1, last: [1, 1] }),
  ]);
  expect(table).toMatch(
    /\| cartpole\/shift at 1000, 3 × 8 \| 3, 2, 0 \| 0\.50 \[-0\.74, 1\.74\] \| 0\.00 \[0\.00, 0\.00\] \| - \|/,
  );
});

test("a task on which nothing did better than chance is named and is in no figure; nor is a search that confirmed nothing", () => {
  const table = diagnosisTable([row({ report: [0], random: 1 }), row({ task: "hopper/forward", report: [2] })]);
  expect(table).toContain("No mode did better than chance on cartpole/shift at 1000, 3 × 8");
  expect(table).toContain("| cartpole/shift at 1000, 3 × 8 | 0, 0, 0 | - | - | - |");
  expect(diagnosisTable([row({ report: [] })])).toBe("No search has confirmed anything yet.");
});
