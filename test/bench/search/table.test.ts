import { expect, test } from "vitest";
import type { RunEvent } from "../../../src/core/events.ts";
import { searchStepsOf } from "../../../src/evolution/search-steps.ts";
import { leadersOf, type ReferenceRow, type SearchRow } from "../../../bench/search/row.ts";
import { pooledInterval, twoSided } from "../../../bench/search/statistics.ts";
import { groupsOf, lossesOf, markdown, shareToGreedy, worstTenth } from "../../../bench/search/table.ts";

const search = (of: Partial<SearchRow>): SearchRow => ({
  kind: "search",
  task: "cartpole",
  arm: "greedy",
  seed: 1,
  steps: 1000,
  strategy: "greedy",
  learner: "ppo",
  best: "g1-c1",
  report: [6],
  success: 1,
  search: [6],
  random: 2,
  searchSteps: 100,
  allSteps: 120,
  trainings: 3,
  leaders: [],
  programs: [],
  seconds: 1,
  commit: "c",
  ...of,
});

const human: ReferenceRow = { kind: "reference", task: "cartpole", steps: 1000, human: [9, 11], commit: "c" };

test("search steps are those of candidates on search and selection seeds, evaluation included, each training once", () => {
  const ended = (owner: string, pool: string, job: string) =>
    ({ type: "training-ended", owner, pool, job, environmentSteps: 100, evaluationSteps: 10 }) as unknown as RunEvent;
  const first = [
    ended("reference:random", "search", "r"),
    ended("g1-c1", "search", "a"),
    ended("g1-c1", "search", "a"),
  ];
  const log = [
    ...first,
    { type: "generation-ended", generation: 1, best: "g1-c1", fitness: 1 } as unknown as RunEvent,
    ended("g1-c1", "selection", "b"),
    ended("g1-c1", "report", "c"),
    ended("reference:human", "report", "d"),
  ];
  expect(searchStepsOf(log)).toBe(220);
  expect(leadersOf(log)).toEqual([{ generation: 1, id: "g1-c1", steps: 110 }]);
});

test("the steps until greedy's fitness are read from what led after each generation, on report seeds", () => {
  const leaders = [
    { generation: 1, id: "g1-c1", steps: 20, report: [3] },
    { generation: 2, id: "g2-c1", steps: 45, report: [7] },
  ];
  const rows = [search({}), search({ arm: "default", leaders, report: [9], searchSteps: 100 })];
  expect(shareToGreedy(groupsOf([human, ...rows]), "default")).toBe(0.45);
  const worse = [search({}), search({ arm: "default", leaders: [], report: [5] })];
  expect(shareToGreedy(groupsOf([human, ...worse]), "default")).toBeNull();
  expect(shareToGreedy(groupsOf([human, search({})]), "default")).toBeNull();
});

test("a winner's loss is told in |human − random|, and the worst tenth is a mean of the worst", () => {
  const rows = [search({ search: [8, 10], report: [5] }), search({ seed: 2, search: [6], report: [8] })];
  expect(lossesOf(groupsOf([human, ...rows]), "greedy")).toEqual([0.5, -0.25]);
  expect(worstTenth(Array.from({ length: 20 }, (_, place) => place))).toBe(18.5);
  expect(worstTenth([0.1, 0.3])).toBe(0.3);
});

test("a search that is there again counts once, and a task without its human reference not at all", () => {
  const again = [search({ report: [2] }), search({ report: [10] })];
  expect(groupsOf([human, ...again])[0]?.searches.map(({ report }) => report)).toEqual([[10]]);
  expect(groupsOf(again)).toEqual([]);
  expect(markdown(again)).toMatch("No task has both");
});

test("the table holds each task and the pool, with lifts over the same seeds of best-of-n", () => {
  const rows = [1, 2, 3].flatMap((seed) => [
    search({ seed, report: [6 + seed] }),
    search({ seed, arm: "best-of-n", report: [4] }),
  ]);
  const lines = markdown([human, ...rows]).split("\n");
  expect(lines).toContain("| pooled | 0.50 [0.19, 0.81] |");
  expect(lines.find((line) => line.startsWith("| cartpole | 0.50"))).toBe("| cartpole | 0.50 [0.19, 0.81], p 0.020 |");
});

test("a pooled interval is Student's over the spread within tasks, and p is that of the t-test", () => {
  // scipy.stats.ttest_1samp([1, 2, 3, 4], 0).pvalue
  expect(twoSided([1, 2, 3, 4])).toBeCloseTo(0.030466, 5);
  expect(twoSided([1])).toBe(1);
  expect(pooledInterval([[1, 2, 3]])?.map((end) => end.toFixed(3))).toEqual(["-0.484", "4.484"]);
  expect(pooledInterval([[1, 2, 3], [7]])).toBeNull();
  const [low, high] = pooledInterval([
    [1, 2, 3],
    [11, 12, 13],
  ]) as [number, number];
  expect((low + high) / 2).toBe(7);
  expect(high - low).toBeLessThan(2 * 2.484);
});
