import { expect, test } from "vitest";
import { summarizeResults } from "../../../src/report/results/summarize.ts";
import type { Gathered, Results, Unscored } from "../../../src/report/results/types.ts";
import type { RunFigures } from "../../../src/store/run-figures.ts";
import { cellOf, figuresOf, runOf } from "./runs.ts";

const summary = (...cells: Gathered[]): Results => summarizeResults(cells, { title: "a test", resamples: 50 });
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

test("a difference is over common seeds, whatever order they come in, and says who had no partner", () => {
  const left = cellOf({ strategy: "greedy" }, [runOf(3, 5), runOf(1, 3), runOf(2, 4), runOf(9, 100)]);
  const right = cellOf({ strategy: "best-of-n" }, [runOf(1, 1), runOf(2, 3), runOf(3, 2)]);
  const [compared] = summary(left, right).comparisons;
  expect(compared).toMatchObject({ unit: "runs", pairs: 3, unpaired: [1, 0], difference: 2, confidence: 0.95 });
  // Student's of 2, 1, 3: 2 ± 4.3027 · 1 / √3. Of the 8 ways to swap signs 2 are as far.
  expect(compared?.interval?.[0]).toBeCloseTo(2 - 4.302653 / Math.sqrt(3), 5);
  expect(compared).toMatchObject({ p: 0.25, adjusted: 0.25 });
});

test("without common seeds all of both sides are compared, unpaired, without an interval", () => {
  const of = (strategy: string, runs: [number, number][]) =>
    cellOf(
      { strategy },
      runs.map((each) => runOf(...each)),
    );
  const { comparisons } = summary(
    of("a", [
      [1, 5],
      [2, 6],
      [3, 7],
    ]),
    of("b", [
      [4, 1],
      [5, 2],
      [6, 3],
    ]),
  );
  // Of the 20 ways to deal six values, two are as far apart.
  expect(comparisons[0]).toMatchObject({ pairs: null, difference: 4, interval: null, p: 0.1 });
  expect(comparisons[0]?.improvement.probability).toBe(1);
});

test("one run against one is compared over the trainings of its reward, which is told", () => {
  const one = (strategy: string, fitness: number[]) => cellOf({ strategy }, [runOf(1, fitness)]);
  const { comparisons, notices } = summary(one("a", [1, 2, 3]), one("b", [1, 1, 1]));
  expect(comparisons[0]).toMatchObject({ unit: "trainings", pairs: 3, difference: 1, p: 0.5 });
  expect(notices.join()).toContain("which reward is better and nothing of what made them");
});

test("comparisons are corrected as one family, over tasks too, and their intervals hold at once", () => {
  const cells = ["cartpole", "pendulum"].flatMap((environment) =>
    ["a", "b", "c"].map((strategy, method) =>
      cellOf(
        { env: environment, strategy },
        [1, 2, 3, 4, 5, 6, 7].map((seed) => runOf(seed, method + seed / 100, { environment })),
      ),
    ),
  );
  const { comparisons, methods, tasks } = summary(...cells);
  expect(tasks.map(({ id }) => id)).toEqual(["cartpole/balance", "pendulum/balance"]);
  expect(methods).toEqual(["a", "b", "c"].map((strategy) => ({ id: strategy, values: { strategy } })));
  expect(comparisons).toHaveLength(6);
  for (const { p, adjusted, confidence } of comparisons) {
    expect(p).toBe(2 / 2 ** 7);
    expect(adjusted).toBeCloseTo(6 * p, 12);
    expect(confidence).toBeCloseTo(1 - 0.05 / 6, 12);
  }
});

test("too few seeds to show anything are told, before anybody reads a table", () => {
  expect(strategies([1, 2, 3], [4, 5, 6]).notices.join()).toContain("3 common seeds can show no difference");
  expect(strategies([1, 2, 3, 4, 5, 6], [4, 5, 6, 7, 8, 9]).notices).toEqual([]);
});

test("of more than ten methods each is compared with the first alone", () => {
  const cells = Array.from({ length: 11 }, (_, method) =>
    cellOf({ samples: String(method) }, [runOf(1, 1), runOf(2, 2)]),
  );
  const { comparisons } = summary(...cells);
  expect(comparisons).toHaveLength(10);
  expect(new Set(comparisons.map(({ right }) => right))).toEqual(new Set(["0"]));
});

const scale = (human: number[], random: number[]): Partial<RunFigures> => ({
  references: {
    human: { mean: 0, values: human, seeds: [1, 2, 3] },
    random: { mean: 0, values: random, seeds: [1, 2, 3] },
    sparse: null,
  },
});

test("scores are normalised by random and human where these are apart, each training counted once", () => {
  const apart = scale([2, 2.1, 1.9], [0, 0.1, -0.1]);
  const { tasks, cells } = summary(cellOf({}, [runOf(1, 1, apart), runOf(2, 3, apart)]));
  expect(tasks[0]?.normalised).toEqual({ random: expect.closeTo(0, 12), human: 2, trainings: 3 });
  expect(cells[0]?.normalised?.mean).toBeCloseTo(1, 12);
  expect(cells[0]?.each.map(({ normalised }) => normalised)).toEqual([
    expect.closeTo(0.5, 12),
    expect.closeTo(1.5, 12),
  ]);
});

test.each([
  ["human − random is not above 0", scale([2, -2, 0], [0, 0, 0])],
  ["no human reference", { references: { human: null, sparse: null, random: null } }],
  ["2 trainings of the references", { references: { ...figuresOf({ seed: 1, fitness: [1, 2] }).references } }],
])("scores are not normalised where there is no scale: %s", (reason, other) => {
  const { tasks, cells, aggregates } = summary(cellOf({}, [runOf(1, 1, other), runOf(2, 3, other)]));
  expect(tasks[0]?.normalised).toEqual({ reason: expect.stringContaining(reason) });
  expect(cells[0]?.normalised).toBeNull();
  expect(aggregates).toEqual({ reason: expect.stringContaining(reason) });
});

test("scores of other tasks never meet: no comparison, no difference, no raw figure over both", () => {
  const raw = { references: { human: null, sparse: null, random: null } };
  const results = summary(
    cellOf({ env: "cartpole" }, [runOf(1, 1, raw), runOf(2, 2, raw)]),
    cellOf({ env: "pendulum" }, [runOf(1, -300, { ...raw, environment: "pendulum" })]),
  );
  expect(results.comparisons).toEqual([]);
  expect(results.improvement).toEqual([]);
  expect(results.profile).toEqual({ reason: expect.stringContaining("several tasks") });
  expect(results.notices.join()).toContain("cartpole/balance and pendulum/balance measure different things");
});

test("equal names with other content are other tasks, told apart and said so", () => {
  const content = { environment: { name: "cartpole", hash: "changed", options: {} }, task: { name: "balance" } };
  const results = summary(
    cellOf({ strategy: "a" }, [runOf(1, 1), runOf(2, 1)]),
    cellOf({ strategy: "b" }, [runOf(1, 2, { content }), runOf(2, 2, { content })]),
  );
  expect(results.tasks).toHaveLength(2);
  expect(results.comparisons).toEqual([]);
  expect(results.notices.filter((notice) => notice.includes("measures something else"))).toHaveLength(2);
});

test("an option that goes with the task names no method, and is told", () => {
  const cells = ["cartpole", "pendulum"].flatMap((environment, index) =>
    ["a", "b"].map((strategy) =>
      cellOf({ env: environment, steps: String(1000 * (index + 1)), strategy }, [runOf(1, 1, { environment })]),
    ),
  );
  const { methods, notices } = summary(...cells);
  expect(methods.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(notices.join()).toContain("steps goes with the task");
  expect(notices.join()).not.toContain("env");
});

test("runs of two versions are told", () => {
  const { notices } = summary(cellOf({}, [runOf(1, 1), runOf(2, 2, { madeBy: "0.3.0 (Node v24.21.0)" })]));
  expect(notices.join()).toContain("made by 0.2.0 (Node v24.21.0) and 0.3.0 (Node v24.21.0)");
});

test("what was begun, in any order, and where its folder lies, decide nothing outside of thisProcess", () => {
  const runs = [1, 2, 3, 4].map((seed) => runOf(seed, seed));
  const moved = runs.toReversed().map((run) => ({ ...run, folder: `/elsewhere/${run.seed}` }));
  const here = (results: Results) => ({ ...results, thisProcess: null });
  expect(here(summary(cellOf({}, moved)))).toEqual(here(summary(cellOf({}, runs))));
});

test("nothing to be said of is nothing, not an error", () => {
  const none = summary(
    cellOf({ env: "a" }, [{ name: "x", seed: 1, folder: null, figures: null }]),
    cellOf({ env: "b" }, []),
  );
  expect(none.cells.map(({ scored }) => scored)).toEqual([0, 0]);
  expect(none).toMatchObject({ tasks: [], comparisons: [], profile: { reason: "no run has a score" } });
  expect(summary()).toMatchObject({ cells: [], methods: [] });
});
