import { expect, test } from "vitest";
import type { TrainJob } from "../../src/core/job.ts";
import { runSearch } from "../../src/evolution/search.ts";
import type { SearchPlan } from "../../src/core/plan.ts";
import { fakeDependencies, fakeDesigner, fakeExecutor, fakePlan, fakeResult, memoryStore } from "./fakes.ts";
import { createIslands } from "./islands.ts";

const plan: SearchPlan = { ...fakePlan, generations: 2, samples: 8 };

/** Each program of its own quality, so that every rung has something to tell apart. */
const ladder = () =>
  fakeDesigner((brief, count) =>
    Array.from({ length: count }, (_, index) => {
      const quality = 0.1 * index + 0.05 * brief.generation + 0.01 * (brief.group?.first ?? 0);
      return `quality:${quality.toFixed(2)}`;
    }),
  );

const shares = (jobs: readonly TrainJob[]): number[] =>
  jobs.flatMap(({ reward, budget }) => (reward === null || budget.until === undefined ? [] : [budget.until]));

test("each rung trains its share on its seeds, the best of each group go on from where they paused", async () => {
  const { executor, jobs } = fakeExecutor();
  const { store, records } = memoryStore();
  const { designer, briefs } = ladder();
  const dependencies = fakeDependencies({ executor, store, designer, strategy: createIslands });
  await runSearch({ ...plan, generations: 1 }, dependencies);
  // Two islands of four: all to 25 % on one seed, two of each to 50 % on two, one of each to the end.
  expect(shares(jobs).filter((until) => until === 25)).toHaveLength(8);
  expect(shares(jobs).filter((until) => until === 50)).toHaveLength(2 * 2 * 2);
  const going = jobs.filter(({ budget }) => budget.from !== undefined);
  expect(going.map(({ budget }) => [budget.from, budget.until])).toEqual([
    ...Array.from({ length: 4 }, () => [25, 50]),
    ...Array.from({ length: 4 }, () => [50, undefined]),
  ]);
  const outcomes = [...records.values()].flatMap((event) =>
    event.type === "candidate-evaluated" ? [[event.id, event.outcome, event.rung ?? null] as const] : [],
  );
  expect(outcomes.filter(([, outcome]) => outcome === "trained")).toHaveLength(2);
  expect(outcomes.filter(([, , rung]) => rung === 0)).toHaveLength(4);
  expect(outcomes.filter(([, , rung]) => rung === 1)).toHaveLength(2);
  // Samples are counted through the groups, and each designer is told which one it is for.
  expect(briefs.map(({ group }) => group)).toEqual([
    { name: "east", first: 0 },
    { name: "west", first: 4 },
  ]);
  expect(outcomes.map(([id]) => id).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((number) => `g1-c${number}`));
});

test("steps of parts are counted once, and trainings too", async () => {
  const { summary } = await runSearch(
    { ...plan, generations: 1 },
    fakeDependencies({
      designer: ladder().designer,
      strategy: createIslands,
      references: { human: null, sparse: null },
    }),
  );
  // 8 × 25; of four each another 25 on the first seed and 50 on the second; of two each 50 on both; then 10 + 5
  // confirmed.
  const search = 8 * 25 + 4 * (25 + 50) + 2 * 2 * 50;
  expect(summary.spent.trainingSteps).toBe(search + (2 * 5 + 5) * 100);
  expect(summary.spent.trainings).toBe(8 + 4 + 2 * 5 + 5);
});

test("what was dropped is never built upon, never confirmed, and known to the designer", async () => {
  const { designer, briefs } = ladder();
  const { summary } = await runSearch(plan, fakeDependencies({ designer, strategy: createIslands }));
  const later = briefs.filter(({ generation }) => generation === 2);
  expect(later).toHaveLength(2);
  for (const brief of later) {
    const dropped = brief.archive.filter(({ candidate }) => candidate.outcome.kind === "dropped");
    expect(dropped.length).toBeGreaterThan(0);
    const ids = dropped.map(({ candidate }) => candidate.id);
    for (const { candidate } of brief.parents) expect(ids).not.toContain(candidate.id);
    expect(ids).not.toContain(summary.best?.candidate);
  }
});

test("a leader is measured on further search seeds before it becomes a parent", async () => {
  const single = createIslands;
  const { store, records } = memoryStore();
  await runSearch(
    plan,
    fakeDependencies({
      store,
      designer: ladder().designer,
      strategy: (given) => {
        const strategy = single(given);
        // One rung on one seed, so that there is something to measure again.
        return {
          ...strategy,
          next: (known) => {
            const answer = strategy.next(known);
            return answer === "stop" || answer.groups.length === 0
              ? answer
              : { ...answer, rungs: [{ share: 1, seeds: 1, keep: 9 }] };
          },
        };
      },
    }),
  );
  const again = [...records.values()].flatMap((event) => (event.type === "candidate-remeasured" ? [event] : []));
  // Both leaders, and whoever leads once they were.
  expect(again.length).toBeGreaterThanOrEqual(2);
  for (const { seeds } of again) expect(seeds).toBe(2);
  expect(new Set(again.map(({ id }) => id)).size).toBe(again.length);
  const generations = [...records.values()].filter(({ type }) => type === "generation-ended");
  expect(generations).toHaveLength(2);
});

test("an environment that cannot pause trains whole, once, and nothing is dropped", async () => {
  const { executor, jobs } = fakeExecutor();
  const dependencies = fakeDependencies({ executor, designer: ladder().designer, strategy: createIslands });
  dependencies.environment = { ...dependencies.environment, canPause: async () => false };
  const { summary } = await runSearch({ ...plan, generations: 1 }, dependencies);
  expect(shares(jobs)).toEqual([]);
  expect(summary.status).toBe("completed");
});

test("a program is trained while another's answer is still waited for", async () => {
  const answered = Promise.withResolvers<void>();
  const trained = Promise.withResolvers<void>();
  const { designer } = fakeDesigner(() => ["quality:0.5", "quality:0.6"]);
  const search = runSearch(
    { ...fakePlan, generations: 1, samples: 2 },
    fakeDependencies({
      executor: fakeExecutor((job) => {
        if (job.reward !== null && job.reward !== "native" && job.reward.weights["quality"] === 0.5) trained.resolve();
        return { kind: "trained", result: fakeResult(job) };
      }).executor,
      designer: {
        ...designer,
        propose: async (brief, count, arrived) => {
          const proposals = await designer.propose(brief, count);
          if (proposals[0]) arrived?.(0, proposals[0]);
          await answered.promise;
          return proposals;
        },
      },
    }),
  );
  await trained.promise;
  answered.resolve();
  expect((await search).summary.spent.proposed).toBe(2);
});
