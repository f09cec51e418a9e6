import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Lesson } from "../../../src/core/brief.ts";
import type { RankFactor } from "../../../src/core/factor.ts";
import type { Looker } from "../../../src/core/interfaces.ts";
import type { LookJob } from "../../../src/core/job.ts";
import { byFactors } from "../../../src/evolution/rankings/by-factors.ts";
import { runSearch } from "../../../src/evolution/search.ts";
import type { Ranking } from "../../../src/evolution/types.ts";
import { testRanking, trainedLesson } from "../../conformance/ranking.ts";
import { fakeDependencies, fakeDesigner, fakePlan, memoryStore, rememberingExecutor } from "../fakes.ts";

const factor = (expression: string, size = 0, of: RankFactor["margin"]["of"] = "unit"): RankFactor => ({
  expression,
  meaning: expression,
  margin: { size, of },
});
const lesson = (id: string, factors: number[]): Lesson => ({ ...trainedLesson(id, [0]), factors });

const byTwo = byFactors([factor("success", 0.5), factor("smoothness", 0.2, "deviations")]);
testRanking(byTwo);

/** As a search gives it: each trained one with values of its own. */
const measured: Ranking = (() => {
  const withFactors = (one: Lesson): Lesson => {
    const { outcome } = one.candidate;
    return outcome.kind === "trained"
      ? { ...one, factors: [outcome.fitness.mean, outcome.fitness.values.length] }
      : one;
  };
  return {
    name: "measured factors",
    order: (lessons) => {
      const trained = lessons.map(withFactors);
      return byTwo.order(trained).map((one) => lessons[trained.indexOf(one)] as Lesson);
    },
    compare: (left, right) => byTwo.compare(withFactors(left), withFactors(right)),
  };
})();
testRanking(measured);

/** As measures are: of numbers whose squares are too small for a float (below 1e-154) no deviation can be had. */
const figure = fc.integer({ min: -20_000, max: 20_000 }).map((one) => one / 10_000);
const rows = fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), figure), { minLength: 2, maxLength: 7 });
const lessonsOf = (values: readonly (readonly number[])[]) =>
  values.map((row, at) => lesson(`g1-c${at + 1}`, [...row]));

test("a factor multiplied by 1000 leaves order and verdicts as they are, margins in deviations", () => {
  const ranking = byFactors([factor("a", 0.5, "deviations"), factor("b", 0.2, "deviations")]);
  fc.assert(
    fc.property(rows, fc.constantFrom(0, 1), (values, which) => {
      const plain = lessonsOf(values);
      const scaled = lessonsOf(values.map((row) => row.map((one, at) => (at === which ? 1000 * one : one))));
      const [one, other] = [plain, scaled].map((archive) => ranking.over?.({ archive, interventions: [] }) as Ranking);
      expect(other?.order(scaled).map(({ candidate }) => candidate.id)).toEqual(
        one?.order(plain).map(({ candidate }) => candidate.id),
      );
      for (const [at, left] of plain.entries())
        expect(other?.compare(scaled[at] as Lesson, scaled[0] as Lesson).verdict).toBe(
          one?.compare(left, plain[0] as Lesson).verdict,
        );
    }),
    { numRuns: 200 },
  );
});

test("at margin 0 a thousand pairs agree with the exact order", () => {
  const ranking = byFactors([factor("a"), factor("b")]);
  const pair = fc.tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2, max: 2 }));
  fc.assert(
    fc.property(pair, pair, (left, right) => {
      const exact = Math.sign(left[0] - right[0]) || Math.sign(left[1] - right[1]);
      const { verdict } = ranking.compare(lesson("g1-c1", left), lesson("g1-c2", right));
      expect(verdict).toBe((["loses", "tie", "wins"] as const)[exact + 1]);
    }),
    { numRuns: 1000 },
  );
});

test("the reason says where they tie, within what, and what decides", () => {
  const { verdict, reason } = byFactors([factor("success", 0.05), factor("smoothness", 0)]).compare(
    lesson("g1-c1", [0.5, -2]),
    lesson("g1-c2", [0.52, -1]),
  );
  expect(verdict).toBe("loses");
  expect(reason).toMatch(
    /^g1-c2 against g1-c1: tie on success within 0\.05 \(0\.5\d* against 0\.52\), wins on smoothness \(-?−?1\S* against \S*2\S*\)$/,
  );
});

test("a search measures its candidates by playing them again, each training once, and its best is by the factors", async () => {
  const jobs: LookJob[] = [];
  // Who is trained for less is smoother: the opposite of fitness.
  const looker: Looker = {
    look: async (job) => {
      jobs.push(job);
      const { quality = 0 } = (job.policy?.serialized ?? {}) as { quality?: number };
      const of = { length: 10, ending: "truncated" as const, return: null, moments: [] };
      const values = [
        { fitness: quality, success: true },
        { fitness: -quality, success: null },
      ];
      return { kind: "looked", recording: null, episodes: [0, 1].map((seed) => ({ ...of, seed, values })) };
    },
  };
  const factors = [factor("success"), factor("smoothness")];
  const { executor } = rememberingExecutor();
  const memory = memoryStore();
  const { designer } = fakeDesigner((_, count) => ["quality:0.9", "quality:0.1", "quality:0.5"].slice(0, count));
  const plan = { ...fakePlan, generations: 1, samples: 3, selectionSeeds: 0 };
  const run = () =>
    runSearch(
      plan,
      fakeDependencies({ store: memory.store, designer, executor, looker, factors, ranking: byFactors(factors) }),
    );
  const { summary } = await run();
  expect(summary.best?.candidate).toBe("g1-c2");
  expect(jobs).toHaveLength(3);
  expect(jobs[0]?.measures).toEqual([
    { kind: "task", task: { name: "task" } },
    { kind: "expression", expression: "smoothness", as: "number" },
  ]);
  const ended = [...memory.records.values()].find((event) => event.type === "generation-ended");
  expect(ended).toMatchObject({
    order: ["g1-c2", "g1-c3", "g1-c1"],
    by: "lexicographic: success @ 0, smoothness @ 0",
    reason: expect.stringContaining("same success (1), wins on smoothness"),
  });
  // Resumed, nothing is played again.
  expect((await run()).summary).toEqual(summary);
  expect(jobs).toHaveLength(3);
});
