import { expect, test } from "vitest";
import { withSuccesses } from "../../src/app/success-shares.ts";
import { isUnjudged, refuseSuccess } from "../../src/app/unjudged.ts";
import { headedWords, headings } from "../../src/core/score-words.ts";
import { summarizeScores } from "../../src/core/statistics.ts";
import type { RunSummary } from "../../src/core/summary.ts";
import { printOutcome, readOutcome, unscored } from "../../src/evolution/kept-outcome.ts";
import { withoutSuccess } from "../../src/evolution/read-summary.ts";

const nothing = { name: "go" };
const judged = { name: "go", success: () => true };

test("a task without a success is unjudged, unless nothing measures it at all", () => {
  const tasks: Parameters<typeof isUnjudged>[0][] = [{}, judged, { unmeasured: true }];
  expect(tasks.map(isUnjudged)).toEqual([true, false, false]);
});

test.each([
  [{ rank: ["success @ 0.1, fitness"] }, "rank"],
  [{ "stop-when": "success=0.9" }, "stop-when"],
  [{ "fail-under": "success=0.5" }, "fail-under"],
])("%j is refused where no episode can succeed", (options, name) => {
  const config = { rank: [], ...options };
  expect(() => refuseSuccess(config, nothing)).toThrow(
    expect.objectContaining({ code: "no-success", message: expect.stringContaining(`--${name}`) }),
  );
  expect(() => refuseSuccess(config, judged)).not.toThrow();
});

test.each([{ rank: ["successive(x)"] }, { rank: [], "stop-when": "fitness=1" }, { rank: ["length"] }])(
  "%j does not go by success",
  (config) => expect(() => refuseSuccess(config, nothing)).not.toThrow(),
);

test("what is kept of a training has null for a success that there is none of, and is read back as the search works with it", () => {
  const point = { fitness: 1, success: 0 };
  const known = { episodes: [{ fitness: 1, success: false }], stored: [] };
  const outcome = {
    kind: "trained",
    result: { ...point, ...known, curve: [point] },
  } as unknown as Parameters<typeof printOutcome>[0];
  const text = printOutcome(outcome, { unjudged: true });
  expect(JSON.parse(text)).toMatchObject({
    result: { fitness: 1, success: null, curve: [{ fitness: 1, success: null }], episodes: [{ success: null }] },
  });
  // Of a curve's points success stays unknown.
  const curve = [{ fitness: 1, success: null }];
  expect(readOutcome(text)).toEqual({ kind: "trained", result: { ...point, ...known, curve } });
  expect(printOutcome(outcome, {})).toBe(JSON.stringify(outcome));
  expect([unscored({ unmeasured: true }), unscored({})]).toEqual([{ fitness: null, success: null }, {}]);
});

const fitness = summarizeScores([1.006, 0.006, 1.007], [1, 2, 3]);
const summary = {
  best: { candidate: "g1-c1", reward: "", pool: "report", fitness, success: 2 / 3 },
  references: { human: { fitness, success: 2 / 3 }, sparse: null, random: null },
} as unknown as RunSummary;

test("a summary without success has null for it everywhere, and '-' where it is printed", () => {
  const { best, references } = withoutSuccess(summary);
  expect([best?.success, references.human?.success, references.sparse]).toEqual([null, null, null]);
  expect(headedWords({ fitness, success: null }).beside).toBe("-");
});

test("where fitness is success and a tie-break, the figure and its interval are of success alone", () => {
  const ended = (seed: number, success: number) => ({ pool: "report", seed, success });
  const trainings = {
    "g1-c1": [ended(1, 1), ended(2, 0), ended(3, 1), { pool: "search", seed: 2, success: 1 }],
    "reference:human": [ended(1, 1), ended(2, 1)],
  };
  const told = withSuccesses(summary, { trainings } as never);
  expect(told.best?.successes).toMatchObject({ values: [1, 0, 1], mean: 2 / 3 });
  // A seed is missing in the log: nothing is made up.
  expect(told.references.human?.successes).toBeUndefined();
  const words = headedWords({ fitness, success: 2 / 3, successes: summarizeScores([1, 0, 1], [1, 2, 3]) });
  expect(words).toMatchObject({ mean: "66.7 %", spread: expect.stringMatching(/^\[0 %, 100 %\]$/) });
  expect(words.beside).toMatch(/^0\.67/);
  expect([headings("success"), headings(undefined)]).toEqual([
    ["success", "fitness"],
    ["fitness", "success"],
  ]);
});
