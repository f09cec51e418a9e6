import { expect, test } from "vitest";
import { summarizeResults } from "../../../src/report/results/summarize.ts";
import type { Gathered, Results, Unscored } from "../../../src/report/results/types.ts";
import type { RunFigures } from "../../../src/store/run-figures.ts";
import { cellOf, figuresOf, runOf } from "./runs.ts";

const summary = (...cells: Gathered[]): Results => summarizeResults(cells, { title: "a test" });
const strategies = (greedy: readonly number[], control: readonly number[]) =>
  summary(
    cellOf(
      { strategy: "greedy" },
      greedy.map((fitness, index) => runOf(index + 1, fitness)),
    ),
    cellOf(
      { strategy: "best-of-n" },
      control.map((fitness, index) => runOf(index + 1, fitness)),
    ),
  );

test("a cell's figures are over its runs, one score a run, whatever order they come in", () => {
  const { cells } = strategies([1, 2, 3, 4], [5]);
  expect(cells[0]).toMatchObject({ method: "greedy", task: "cartpole/balance", runs: 4, scored: 4, unscored: [] });
  expect(cells[0]?.fitness).toMatchObject({ mean: 2.5, iqm: 2.5 });
  expect(cells[0]?.spent).toMatchObject({ trainings: 40, environmentSteps: 4400 });
  expect(cells[1]?.fitness).toEqual({ mean: 5, interval: null, iqm: 5, iqmInterval: null });
});

const others: [Unscored, Partial<RunFigures> | null][] = [
  ["not begun", null],
  ["not finished", { status: "running", best: null }],
  ["not finished", { status: "interrupted" }],
  ["damaged", { status: "damaged", problem: "torn", best: null, content: null }],
  ["nothing trained", { status: "all-failed", best: null }],
  ["nothing trained", { status: "budget", best: null }],
  [
    "not confirmed",
    { best: { ...(figuresOf({ seed: 9, fitness: [9] }).best as object), pool: "search" } as RunFigures["best"] },
  ],
  ["not measured", { measured: { by: "a person", description: "", unmeasured: true } }],
  [
    "measured otherwise",
    { content: { environment: { name: "cartpole", hash: "other files", options: {} }, task: { name: "balance" } } },
  ],
];

test.each(others)("a run that is %s has no score, is counted and told", (why, other) => {
  const odd = other === null ? { ...runOf(9, 9), figures: null, folder: null } : runOf(9, 9, other);
  const { cells, notices } = summary(cellOf({}, [runOf(1, 1), odd, runOf(2, 3)]));
  expect(cells[0]).toMatchObject({ runs: 3, scored: 2, unscored: [{ why, runs: 1 }], fitness: { mean: 2 } });
  expect(cells[0]?.each.find(({ seed }) => seed === 9)).toMatchObject({
    fitness: null,
    normalised: null,
    unscored: why,
  });
  expect(notices[0]).toMatch(/^1 run of 1 cell without a score: /);
});

test("the same seed twice in a cell counts once", () => {
  const { cells } = summary(cellOf({}, [runOf(1, 1), runOf(1, 1), runOf(2, 3)]));
  expect(cells[0]).toMatchObject({ scored: 2, unscored: [{ why: "same seed again", runs: 1 }], fitness: { mean: 2 } });
});
