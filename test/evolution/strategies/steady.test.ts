import { expect, test } from "vitest";
import { stepsFor } from "../../../src/evolution/room.ts";
import { runSearch } from "../../../src/evolution/search.ts";
import { createSteady } from "../../../src/evolution/strategies/steady.ts";
import type { TrainJob } from "../../../src/core/job.ts";
import { raced } from "../all-strategies.ts";
import {
  fakeDependencies,
  fakeDesigner,
  fakeExecutor,
  fakeOutcome,
  fakePlan,
  memoryStore,
  qualityOf,
} from "../fakes.ts";

const plan = { ...fakePlan, ...raced, samples: 6, generations: 2, selectionSeeds: 1, reportSeeds: 1 };

test("a generation is raced, and its leader is trained on further search seeds before it is a parent", async () => {
  const { executor, jobs } = fakeExecutor();
  const { store, records } = memoryStore();
  const { designer, briefs } = fakeDesigner();
  const { summary } = await runSearch(plan, fakeDependencies({ executor, store, designer, strategy: createSteady }));
  expect(summary.status).toBe("completed");
  expect(jobs.filter(({ budget }) => budget.until === 31)).toHaveLength(12);
  expect(jobs.filter(({ budget }) => budget.from === 31)).toHaveLength(6);
  const again = [...records.values()].flatMap((event) => (event.type === "candidate-remeasured" ? [event.id] : []));
  expect(again.length).toBeGreaterThan(0);
  const [parent] = briefs[1]?.parents ?? [];
  expect(again).toContain(parent?.candidate.id);
});

test("its steps stay within what the plan says at most", async () => {
  const references = { human: null, sparse: null };
  const { summary } = await runSearch(plan, fakeDependencies({ strategy: createSteady, references }));
  expect(summary.spent.environmentSteps).toBeLessThanOrEqual(stepsFor(2, { plan, references }));
});

test("one that fails on a further seed is measured once more, and no parent; the search ends", async () => {
  const seeds = new Map<number, number>();
  const lucky = 0.99;
  const { executor } = fakeExecutor((job: TrainJob) => {
    const isLucky = qualityOf(job) === lucky;
    if (isLucky && job.budget.until !== undefined) seeds.set(job.seed, 1);
    return isLucky && !seeds.has(job.seed)
      ? { kind: "failed", failure: { reason: "threw", message: "no" } }
      : fakeOutcome(job);
  });
  const { designer, briefs } = fakeDesigner((brief) =>
    [lucky, 0.3, 0.2, 0.1, 0.05, 0].map((quality) => `quality:${brief.generation === 1 ? quality : quality / 2}`),
  );
  await runSearch(plan, fakeDependencies({ executor, designer, strategy: createSteady }));
  const [parent] = briefs[1]?.parents ?? [];
  expect(parent?.candidate.id).toBe("g1-c2");
});
