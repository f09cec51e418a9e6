import { describe, expect, test } from "vitest";
import type { Keeping } from "../../src/core/constraint.ts";
import type { Severity } from "../../src/core/diagnostic.ts";
import { summarizeScores } from "../../src/core/statistics.ts";
import { preferClean } from "../../src/evolution/prefer-clean.ts";
import { byFitness } from "../../src/evolution/ranking.ts";
import { fakeReward } from "./fakes.ts";

const seeds = [1, 2, 3, 4, 5];
const contender = (id: string, values: number[], warnings = 0) => {
  const fitness = summarizeScores(values, seeds);
  const diagnostics = Array.from({ length: warnings }, () => ({
    rule: "structure/sign",
    severity: "warning" as Severity,
    line: 1,
    column: 1,
    message: "",
    hint: "",
  }));
  const origin = { operator: "sample", parents: [], note: "" };
  const outcome = { kind: "trained" as const, fitness, success: 0, results: [], diagnostics };
  const candidate = { id, generation: 1, text: "", reward: fakeReward(1), origin, repairs: 0, outcome };
  const keeping: Keeping[] = [];
  return { lesson: { candidate, diagnosis: null }, score: { fitness, success: 0, results: [] }, keeping };
};
const order = (...contenders: ReturnType<typeof contender>[]): string[] =>
  preferClean(contenders, { rule: "soft", lowest: 0 }).map(({ lesson }) => lesson.candidate.id);

test("without warnings the scores decide", () => {
  expect(order(contender("b", [1, 2, 1, 2, 1]), contender("a", [2, 1, 2, 1, 2]))).toEqual(["a", "b"]);
});

test("of leaders within a standard error the one with fewer warnings is first, the others keep their order", () => {
  const noisy = contender("noisy", [2, 1, 2, 1, 2], 2);
  const clean = contender("clean", [1, 2, 1, 2, 1], 1);
  const worst = contender("worst", [0, 0, 0, 0, 0]);
  expect(order(worst, noisy, clean)).toEqual(["clean", "noisy", "worst"]);
});

test("notes weigh nothing", () => {
  const noted = contender("noted", [2, 1, 2, 1, 2]);
  const { outcome } = noted.lesson.candidate;
  const note = { rule: "probes/farmable", severity: "note" as const, line: 1, column: 1, message: "", hint: "" };
  outcome.diagnostics.push(note);
  expect(order(contender("other", [1, 2, 1, 2, 1]), noted)).toEqual(["noted", "other"]);
});

test("a lead that stands out from its noise is not given away, not even a small one", () => {
  const warned = contender("warned", [1.1, 2.1, 3.1, 4.1, 5.1], 5);
  // The same seeds, always a tenth less: paired, there is no noise at all.
  expect(order(contender("clean", [1, 2, 3, 4, 5]), warned)).toEqual(["warned", "clean"]);
});

test("on one selection seed only an equal score is a tie", () => {
  const one = (id: string, value: number, warnings: number) => {
    const { score, ...rest } = contender(id, [value], warnings);
    return { ...rest, score: { ...score, fitness: summarizeScores([value], [1]) } };
  };
  expect(order(one("warned", 2, 1), one("clean", 1.99, 0))).toEqual(["warned", "clean"]);
  expect(order(one("warned", 2, 1), one("clean", 2, 0))).toEqual(["clean", "warned"]);
});

test("in the search's own ranking warnings decide between equals, before age does", () => {
  const archive = [contender("warned", [1], 1), contender("clean", [1])].map(({ lesson }) => lesson);
  expect(byFitness.order(archive).map(({ candidate }) => candidate.id)).toEqual(["clean", "warned"]);
});

test("constraints decide before warnings: within a standard error, or, asked to be hard, whatever the lead", () => {
  const keeping = [{ expression: "x < 1", episodes: 20, kept: 19, first: null }];
  const breaks = { ...contender("breaks", [2, 1, 2, 1, 2]), keeping };
  const warned = contender("warned", [1, 2, 1, 2, 1], 3);
  const worst = contender("worst", [0, 0, 0, 0, 0]);
  expect(order(worst, breaks, warned)).toEqual(["warned", "breaks", "worst"]);
  const ids = (rule: "soft" | "hard") =>
    preferClean([breaks, worst], { rule, lowest: 0 }).map(({ lesson }) => lesson.candidate.id);
  expect(ids("soft")).toEqual(["breaks", "worst"]);
  expect(ids("hard")).toEqual(["worst", "breaks"]);
});

describe("kept by a hair: with less room than trainings differ by", () => {
  const keeping = (...slack: number[]): Keeping[] => [
    { expression: "x < 1", episodes: 20 * slack.length, kept: 20 * slack.length, first: null, slack },
  ];
  const hair = { ...contender("hair", [2, 1, 2, 1, 2]), keeping: keeping(0.01, 0.2, 0.1) };
  const clear = (values: number[]) => ({ ...contender("clear", values), keeping: keeping(0.2, 0.3, 0.25) });
  const ids = (rule: "soft" | "hard", ...contenders: Parameters<typeof preferClean>[0][number][]) =>
    preferClean(contenders, { rule, lowest: 0 }).map(({ lesson }) => lesson.candidate.id);

  test("within a standard error it stands behind one that keeps it clearly, before warnings are looked at", () => {
    const warned = { ...clear([1, 2, 1, 2, 1]), lesson: contender("clear", [], 3).lesson };
    expect(ids("soft", hair, warned)).toEqual(["clear", "hair"]);
    expect(ids("soft", hair, clear([1.4, 0.4, 1.4, 0.4, 1.4]))).toEqual(["hair", "clear"]);
  });

  test("asked to be hard, behind any that keeps it clearly with at least half of the score", () => {
    expect(ids("hard", hair, clear([1.4, 0.4, 1.4, 0.4, 1.4]))).toEqual(["clear", "hair"]);
    expect(ids("hard", hair, clear([0.1, 0, 0, 0, 0]))).toEqual(["hair", "clear"]);
  });

  test("nobody who does nothing takes the place of one that succeeds now and then, though the error calls them a tie", () => {
    const sometimes = { ...contender("sometimes", [0, 1.8, 0, 0, 0]), keeping: hair.keeping };
    for (const rule of ["soft", "hard"] as const)
      expect(ids(rule, sometimes, clear([0.05, 0, 0.05, 0.05, 0.05]))).toEqual(["sometimes", "clear"]);
  });

  test("where nothing tells the room, as before", () => {
    const [{ slack: _, ...untold }] = keeping(0.2) as [Keeping];
    const other = { ...contender("other", [1.4, 0.4, 1.4, 0.4, 1.4]), keeping: [untold] };
    expect(ids("hard", { ...hair, keeping: [untold] }, other)).toEqual(["hair", "other"]);
  });
});
