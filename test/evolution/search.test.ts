import { expect, test } from "vitest";
import { jobIdentity } from "../../src/core/job.ts";
import type { TrainOutcome } from "../../src/core/outcome.ts";
import { createBestOfN } from "../../src/evolution/strategies/best-of-n.ts";
import { runSearch } from "../../src/evolution/search.ts";
import { byFactors } from "../../src/evolution/rankings/by-factors.ts";
import { holds, reached } from "../../src/evolution/stop-rules.ts";
import { seedPools } from "../../src/evolution/seeds.ts";
import {
  fakeDependencies,
  fakeDesigner,
  fakeExecutor,
  fakeLooker,
  fakePlan,
  fakeResult,
  memoryStore,
  qualityOf,
} from "./fakes.ts";

test("a search proposes, trains, builds upon its best and confirms on report seeds", async () => {
  const { designer, briefs } = fakeDesigner();
  const { executor, jobs } = fakeExecutor();
  const { summary, best } = await runSearch(fakePlan, fakeDependencies({ designer, executor }));
  expect(summary.status).toBe("completed");
  expect(summary.best?.fitness.values).toHaveLength(5);
  const pools = seedPools(7, { search: 1, selection: 5, report: 5 });
  expect(summary.best?.fitness.seeds).toEqual(pools.report);
  expect(summary.references.human?.fitness.seeds).toEqual(pools.report);
  expect(best?.results.map(({ seed }) => seed)).toEqual(pools.report);
  // generations build upon the best so far, never upon a worse newer one
  const scores = briefs.map((brief) => {
    const outcome = brief.parents[0]?.candidate.outcome;
    return outcome?.kind === "trained" ? outcome.fitness.mean : Number.NEGATIVE_INFINITY;
  });
  expect(scores).toEqual([...scores].sort((left, right) => left - right));
  // 12 candidates, 3 × 5 selection, 5 report, 2 × 5 references; the random policy's 6 jobs train nothing
  expect(jobs.filter(({ budget }) => budget.steps > 0)).toHaveLength(12 + 15 + 5 + 10);
  // Evaluation counts beside training: two episodes of 10 steps each, the random policy's too.
  expect(summary.spent).toMatchObject({ proposed: 12, trainings: 42, trainingSteps: 4200, evaluationSteps: 48 * 20 });
  expect(summary.spent.environmentSteps).toBe(4200 + 48 * 20);
});

test("the three seed pools are disjoint and do not depend on each other's sizes", () => {
  const small = seedPools(3, { search: 1, selection: 2, report: 2 });
  const large = seedPools(3, { search: 50, selection: 50, report: 50 });
  expect(new Set(Object.values(large).flat()).size).toBe(150);
  expect(large.report.slice(0, 2)).toEqual(small.report);
  expect(large.search.slice(0, 1)).toEqual(small.search);
});

test("a run killed after any number of recorded effects goes on to the same result, no training done twice", async () => {
  const whole = memoryStore();
  const golden = await runSearch(fakePlan, fakeDependencies({ store: whole.store }));
  for (let kill = 0; kill < whole.records.size; kill++) {
    const first = memoryStore(new Map(), { failAfter: kill });
    const before = fakeExecutor();
    await expect(
      runSearch(fakePlan, fakeDependencies({ store: first.store, executor: before.executor })),
    ).rejects.toThrow("killed");
    await new Promise((resolve) => setTimeout(resolve, 0)); // let the trainings in flight record or fail
    const recorded = new Set(
      [...first.records.values()].flatMap((event) => (event.type === "training-ended" ? [event.job] : [])),
    );
    const after = fakeExecutor();
    const second = memoryStore(first.records, { files: first.files });
    const resumed = await runSearch(fakePlan, fakeDependencies({ store: second.store, executor: after.executor }));
    expect(resumed.summary).toEqual(golden.summary);
    for (const job of after.jobs) expect(recorded.has(jobIdentity(job))).toBe(false);
  }
});

test("what was found of a candidate is read back by a resumed run, and not found again", async () => {
  const { store, records, files } = memoryStore();
  await runSearch({ ...fakePlan, generations: 1 }, fakeDependencies({ store }));
  const told = [{ kind: "text", severity: "note", confidence: "unstated", text: "as recorded" }] as const;
  for (const [key, event] of records)
    if (event.type === "candidate-evaluated" && event.diagnosis !== null)
      records.set(key, { ...event, diagnosis: { ...event.diagnosis, findings: [...told] } });
  const { designer, briefs } = fakeDesigner();
  await runSearch(
    { ...fakePlan, generations: 2 },
    fakeDependencies({ designer, store: memoryStore(records, { files }).store }),
  );
  // The first generation was recorded and its designer is not asked again.
  const lessons = briefs[0]?.archive ?? [];
  expect(lessons).toHaveLength(fakePlan.samples);
  for (const { diagnosis } of lessons) expect(diagnosis?.findings).toEqual(told);
});

test("best-of-n shows the designer nothing of what came before", async () => {
  const { designer, briefs } = fakeDesigner();
  await runSearch(fakePlan, fakeDependencies({ designer, strategy: createBestOfN }));
  for (const brief of briefs) expect([brief.parents, brief.archive, brief.episodes]).toEqual([[], [], []]);
});

test("equal programs are one training", async () => {
  const { designer } = fakeDesigner((_brief, count) => Array.from({ length: count }, () => "quality:0.6"));
  const { executor, jobs } = fakeExecutor();
  const { summary } = await runSearch({ ...fakePlan, generations: 2 }, fakeDependencies({ designer, executor }));
  expect(summary.status).toBe("completed");
  expect(new Set(jobs.map(jobIdentity)).size).toBe(jobs.length);
});

test("a refused program is repaired at most three times, and its failure is data", async () => {
  const attempts: number[] = [];
  const { designer } = fakeDesigner((_brief, count) =>
    Array.from({ length: count }, (_, index) => (index === 0 ? "broken" : "quality:0.4")),
  );
  const { summary } = await runSearch(
    { ...fakePlan, generations: 1 },
    fakeDependencies({
      designer: {
        ...designer,
        repair: async ({ attempt, proposal, diagnostics }) => {
          attempts.push(attempt);
          expect(diagnostics[0]?.rule).toBe("fake/bad");
          return { ...proposal, text: "still broken" };
        },
      },
    }),
  );
  expect(attempts).toEqual([1, 2, 3]);
  expect(summary.spent).toMatchObject({ proposed: 4, rejected: 1 });
  // Three refusals that were sent back, and the last one.
  expect(summary.avoided).toEqual({ fake: 4 * fakePlan.searchSeeds });
});

test("a repaired program is trained", async () => {
  const { designer } = fakeDesigner((_brief, count) => Array.from({ length: count }, () => "broken"));
  const { summary } = await runSearch(
    { ...fakePlan, generations: 1, samples: 1 },
    fakeDependencies({
      designer: { ...designer, repair: async ({ proposal }) => ({ ...proposal, text: "quality:0.8" }) },
    }),
  );
  expect(summary.best?.fitness.mean).toBeGreaterThan(0.5);
  expect(summary.spent.rejected).toBe(0);
});

test("every program refused: all-failed, with the references still measured", async () => {
  const { designer } = fakeDesigner((_brief, count) => Array.from({ length: count }, () => "broken"));
  const { summary, best } = await runSearch(fakePlan, fakeDependencies({ designer }));
  expect(summary).toMatchObject({ status: "all-failed", best: null, humanNormalized: null });
  expect(summary.references.human).not.toBeNull();
  expect(best).toBeNull();
});

test("a candidate that fails in training is data; a leader that fails on a selection seed is passed over", async () => {
  const failing: TrainOutcome = { kind: "failed", failure: { reason: "not-finite", message: "NaN", term: "quality" } };
  const { designer } = fakeDesigner(() => ["quality:0.9", "quality:0.5", "quality:0.1", "quality:0.2"]);
  const pools = seedPools(7, { search: 1, selection: 5, report: 5 });
  const { executor } = fakeExecutor((job) => {
    const quality = qualityOf(job);
    if (quality === 0.1) return failing;
    if (quality === 0.9 && job.seed === pools.selection[2]) return failing;
    return { kind: "trained", result: fakeResult(job) };
  });
  const { summary } = await runSearch(
    { ...fakePlan, generations: 1 },
    fakeDependencies({ designer, executor, references: { human: null, sparse: null } }),
  );
  expect(summary.best?.candidate).toBe("g1-c2");
  expect(summary.spent.failed).toBe(1);
  expect(summary.humanNormalizedReason).toContain("no human reference");
});

test("--max-steps stops before a generation that it cannot confirm, and always at the same place", async () => {
  const one = 4 * 120;
  const confirmation = (3 * 5 + 5) * 120;
  const references = 10 * 120 + 6 * 20;
  const plan = { ...fakePlan, limits: { steps: references + 2 * one + confirmation } };
  const { summary } = await runSearch(plan, fakeDependencies());
  expect(summary.status).toBe("budget");
  expect(summary.stoppedBy).toContain("--max-steps");
  expect(summary.spent.proposed).toBe(8);
  expect(summary.best?.fitness.values).toHaveLength(5);
  expect(summary.spent.environmentSteps).toBeLessThanOrEqual(plan.limits.steps);
});

test("a system failure in a reference ends the search at once, not after it", async () => {
  const { executor, jobs } = fakeExecutor();
  const pools = seedPools(7, { search: 1, selection: 5, report: 5 });
  const broken = {
    ...executor,
    train: async (...call: Parameters<typeof executor.train>) => {
      const [job] = call;
      if (qualityOf(job) === 0.9 && job.seed === pools.report[1]) throw new Error("disk on fire");
      await new Promise((resolve) => setTimeout(resolve, 5));
      return executor.train(...call);
    },
  };
  await expect(runSearch(fakePlan, fakeDependencies({ executor: broken }))).rejects.toThrow("disk on fire");
  expect(jobs.length).toBeLessThan(20);
});

test("a stop rule ends the search once the best is good enough, and the best is confirmed all the same", async () => {
  const { designer } = fakeDesigner(() => ["quality:0.9", "quality:0.1", "quality:0.2", "quality:0.3"]);
  const { summary } = await runSearch(
    fakePlan,
    fakeDependencies({ designer, stopRules: [reached({ metric: "success", value: 1 })] }),
  );
  expect(summary.spent.proposed).toBe(4);
  expect(summary.status).toBe("completed");
  expect(summary.best?.fitness.values).toHaveLength(5);
  const unreachable = await runSearch(
    fakePlan,
    fakeDependencies({ stopRules: [reached({ metric: "fitness", value: 99 })] }),
  );
  expect(unreachable.summary.spent.proposed).toBe(12);
});

test("a condition that is measured ends the search where it holds in all episodes of the best, which need not have the highest score", async () => {
  const { designer } = fakeDesigner(() => ["quality:0.9", "quality:0.1", "quality:0.2", "quality:0.3"]);
  const { executor } = fakeExecutor((job) => ({
    kind: "trained",
    result: { ...fakeResult(job), policy: job.reward === null ? null : { learner: "fake", quality: qualityOf(job) } },
  }));
  const stop = { expression: "x < 1", meaning: "x is small", margin: { size: 0, of: "unit" as const } };
  /** Holds, in so many of two episodes, of who has the quality 0.3. */
  const searchWhere = async (holding: number) => {
    const looker = fakeLooker(({ policy }) => {
      const isIt = (policy?.serialized as { quality: number } | undefined)?.quality === 0.3;
      return (place) => [{ fitness: isIt && place < holding ? 1 : 0, success: null }];
    });
    const { store, noted } = memoryStore();
    const { summary } = await runSearch(
      fakePlan,
      fakeDependencies({
        designer,
        executor,
        looker,
        store,
        factors: [stop],
        stopRules: [holds({ expression: stop.expression, place: 0 })],
        ranking: byFactors([stop]),
      }),
    );
    return { summary, noted: JSON.stringify(noted) };
  };
  const all = await searchWhere(Number.POSITIVE_INFINITY);
  expect(all.summary.spent.proposed).toBe(4);
  expect(all.noted).toContain("stopped after generation 1: x < 1 holds in every evaluation episode of g1-c4, the best");
  expect((await searchWhere(1)).summary.spent.proposed).toBe(12);
});

test("a time cap in mid-search ends with the search's best, said to be unconfirmed", async () => {
  const stop = new AbortController();
  const { budgetExceeded } = await import("../../src/evolution/budget.ts");
  const { executor } = fakeExecutor();
  let trained = 0;
  const cut = {
    ...executor,
    train: async (...call: Parameters<typeof executor.train>) => {
      if (++trained > 25) {
        stop.abort(budgetExceeded("time", "60 s are over"));
        throw new Error("aborted");
      }
      return executor.train(...call);
    },
  };
  const { summary } = await runSearch(fakePlan, fakeDependencies({ executor: cut, signal: stop.signal }));
  expect(summary.status).toBe("budget");
  expect(summary.best?.fitness.values).toHaveLength(1);
  expect(summary.notices?.[0]).toContain("not confirmed");
});

test("a person's stop is heard while a designer writes, though nothing trains", async () => {
  const stop = new AbortController();
  const dependencies = fakeDependencies({ signal: stop.signal });
  const reason = new Error("enough");
  const designer = {
    ...dependencies.designer,
    propose: () => new Promise<never>(() => setImmediate(() => stop.abort(reason))),
  };
  await expect(runSearch(fakePlan, { ...dependencies, designer })).rejects.toBe(reason);
});

test("evaluation episodes that end invalid are told with the result", async () => {
  const { executor } = fakeExecutor();
  const train: typeof executor.train = async (...call) => {
    const outcome = await executor.train(...call);
    if (outcome.kind !== "trained") return outcome;
    const [first, ...others] = outcome.result.episodes;
    const episodes = first === undefined ? [] : [{ ...first, ending: "invalid" as const }, ...others];
    return { ...outcome, result: { ...outcome.result, episodes } };
  };
  const { summary } = await runSearch(fakePlan, fakeDependencies({ executor: { ...executor, train } }));
  expect(summary.notices?.join()).toMatch(/\d+ of \d+ evaluation episodes \(\d+ %\) ended `invalid`/);
  const { summary: sound } = await runSearch(fakePlan, fakeDependencies());
  expect(sound.notices?.join() ?? "").not.toContain("invalid");
});

test("human-normalised score is null with a reason where human and sparse cannot be told apart", async () => {
  const { fakeReward } = await import("./fakes.ts");
  const { summary } = await runSearch(
    fakePlan,
    fakeDependencies({ references: { human: fakeReward(0.5), sparse: fakeReward(0.5001) } }),
  );
  expect(summary.humanNormalized).toBeNull();
  expect(summary.humanNormalizedReason).toContain("interval");
  const clear = await runSearch(fakePlan, fakeDependencies());
  const { best, references } = clear.summary;
  const human = references.human?.fitness.mean ?? 0;
  const sparse = references.sparse?.fitness.mean ?? 0;
  expect(clear.summary.humanNormalized).toBeCloseTo(((best?.fitness.mean ?? 0) - sparse) / (human - sparse), 12);
});

test("a program that critics send back three times is given up, with its history", async () => {
  const { designer } = fakeDesigner((_brief, count) => Array.from({ length: count }, () => "quality:0.5"));
  const repairs: number[] = [];
  const written: string[] = [];
  const dependencies = fakeDependencies({
    designer: {
      ...designer,
      repair: async ({ attempt, proposal }) => {
        repairs.push(attempt);
        return proposal;
      },
    },
    critic: {
      review: async (text, context) => {
        const diagnostics = (await context.critique?.(text)) ?? [];
        return { reward: null, diagnostics };
      },
    },
    critique: async (_source, { repair }) => [
      { rule: "critique/flaw", severity: "error", line: 1, column: 1, message: `round ${repair}`, hint: "" },
    ],
  });
  const { store } = dependencies;
  const write = store.write.bind(store);
  store.write = (path, content) => {
    if (path.endsWith("refusals.json")) written.push(String(content));
    return write(path, content);
  };
  const { summary } = await runSearch({ ...fakePlan, generations: 1, samples: 1, repairs: 9 }, dependencies);
  expect(repairs).toEqual([1, 2]);
  expect(summary.spent.rejected).toBe(1);
  expect(summary.avoided).toEqual({ critique: 3 * fakePlan.searchSeeds });
  const [history] = written.map((text) => JSON.parse(text) as { diagnostics: { message: string }[] }[]);
  expect(history?.map(({ diagnostics }) => diagnostics[0]?.message)).toEqual(["round 0", "round 1", "round 2"]);
});
