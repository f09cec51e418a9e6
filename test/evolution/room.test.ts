import { assert, constantFrom, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { generationsWithin, stepsFor } from "../../src/evolution/room.ts";
import { runSearch } from "../../src/evolution/search.ts";
import { fakeDependencies, fakeExecutor, fakePlan, fakeReward, memoryStore } from "./fakes.ts";

const references = { human: fakeReward(0.9), sparse: fakeReward(0.05) };

test("a cap below references, one generation and its confirmation spends nothing, references neither", async () => {
  const least = stepsFor(1, { plan: fakePlan, references });
  for (const cap of [1, least - 1]) {
    const { executor, jobs } = fakeExecutor();
    const { summary } = await runSearch({ ...fakePlan, limits: { steps: cap } }, fakeDependencies({ executor }));
    expect(jobs).toEqual([]);
    expect(summary).toMatchObject({ status: "budget", best: null });
    expect(summary.stoppedBy).toContain(`${least}`);
  }
});

test("the least cap buys a whole search of one generation, confirmed", async () => {
  const cap = stepsFor(1, { plan: fakePlan, references });
  const { summary } = await runSearch({ ...fakePlan, limits: { steps: cap } }, fakeDependencies());
  expect(summary.best?.pool).toBe("report");
  expect(summary.references.human).not.toBeNull();
  expect(summary.spent.environmentSteps).toBeLessThanOrEqual(cap);
});

test("as many generations as are said to fit are searched, whatever the plan", async () => {
  const some = integer({ min: 1, max: 3 });
  const plans = property(
    some,
    some,
    some,
    integer({ min: 0, max: 4000 }),
    constantFrom(null, fakeReward(0.9)),
    (samples, leaders, seeds, extra, human) => {
      const plan = { ...fakePlan, samples, leaders, selectionSeeds: seeds, reportSeeds: seeds };
      const problem = { plan, references: { human, sparse: null } };
      const fitting = generationsWithin(stepsFor(1, problem) + extra, problem);
      expect(fitting).toBeGreaterThanOrEqual(1);
      expect(stepsFor(fitting, problem)).toBeLessThanOrEqual(stepsFor(1, problem) + extra);
      if (fitting < plan.generations)
        expect(stepsFor(fitting + 1, problem)).toBeGreaterThan(stepsFor(1, problem) + extra);
    },
  );
  assert(plans);
  const cap = stepsFor(2, { plan: fakePlan, references }) + 99;
  const { summary } = await runSearch({ ...fakePlan, limits: { steps: cap } }, fakeDependencies());
  expect(generationsWithin(cap, { plan: fakePlan, references })).toBe(2);
  expect(summary.spent.proposed).toBe(2 * fakePlan.samples);
});

test("the confirmation is a phase of its own: leaders on selection seeds, then the best on report seeds", async () => {
  const { store, noted } = memoryStore();
  const { summary } = await runSearch(fakePlan, fakeDependencies({ store }));
  const phases = noted.flatMap((event) => (event.type === "confirmation-started" ? [event] : []));
  expect(phases.map(({ pool, candidates }) => [pool, candidates.length])).toEqual([
    ["selection", 3],
    ["report", 1],
  ]);
  expect(phases[1]?.candidates).toEqual([summary.best?.candidate]);
});
