import { expect, test } from "vitest";
import { liftTexts } from "../../src/core/lift-text.ts";
import type { SearchPlan } from "../../src/core/plan.ts";
import { controlCap, createControl } from "../../src/evolution/control.ts";
import { runSearch } from "../../src/evolution/search.ts";
import { searchStepsOf } from "../../src/evolution/search-steps.ts";
import type { SearchDependencies } from "../../src/evolution/types.ts";
import { fakeDependencies, fakeDesigner, fakePlan, memoryStore } from "./fakes.ts";

const search = async (plan: SearchPlan, changes: Partial<SearchDependencies> = {}) => {
  const memory = memoryStore();
  const { summary } = await runSearch(plan, fakeDependencies({ store: memory.store, ...changes }));
  return { summary, events: memory.store.events() };
};

test.each([
  ["as planned", fakePlan],
  ["of one program a generation", { ...fakePlan, samples: 1, generations: 5 }],
  ["of several search seeds", { ...fakePlan, searchSeeds: 3, generations: 2 }],
  ["with few leaders", { ...fakePlan, leaders: 1, selectionSeeds: 2 }],
])(
  "a control takes the search steps of a search %s, to the nearest training, whatever it builds on",
  async (_, plan) => {
    const { summary, events } = await search(plan);
    const steps = searchStepsOf(events, { pools: ["search"] });
    const cap = controlCap(steps, plan);
    const control = await search(
      { ...plan, generations: 100, limits: { steps: cap } },
      { strategy: createControl(plan), references: { human: null, sparse: null } },
    );
    const taken = searchStepsOf(control.events, { pools: ["search"] });
    expect(Math.abs(taken - steps)).toBeLessThanOrEqual((plan.steps + (plan.evaluationSteps ?? 0)) * plan.searchSeeds);
    expect(control.summary.best?.pool).toBe("report");
    expect(control.summary.best?.fitness.seeds).toEqual(summary.best?.fitness.seeds);
    expect(control.summary.strategy).toBe("best-of-n");
  },
);

test("search steps leave out references and the report, and count evaluation", async () => {
  const { summary, events } = await search(fakePlan);
  const all = searchStepsOf(events, { pools: ["search", "selection", "report"] });
  expect(searchStepsOf(events)).toBeLessThan(all);
  expect(all).toBeLessThan(summary.spent.environmentSteps);
});

test("without a control only the gain over the first generation is told, as no claim; with one the lift", async () => {
  const { designer } = fakeDesigner(({ generation }) => [`quality:${generation}`, "quality:-1"]);
  const rising = await search({ ...fakePlan, samples: 2, searchSeeds: 3 }, { designer });
  expect(rising.summary.gain).toMatchObject({ over: "g1-c1", seeds: 3 });
  expect(rising.summary.gain?.mean).toBeCloseTo(2, 0);
  expect(rising.summary.gain?.interval).not.toBeNull();
  expect(liftTexts(rising.summary)).toEqual([
    expect.stringMatching(
      /^gain over the first generation: .* \[.*\] over 3 search seeds over g1-c1, its best .*no claim\)$/,
    ),
  ]);
  const single = await search({ ...fakePlan, samples: 2 }, { designer });
  expect(single.summary.gain?.interval).toBeNull();
  const lone = await search({ ...fakePlan, generations: 1 });
  expect(liftTexts(lone.summary)).toEqual([]);

  const control = {
    run: "runs/r/control",
    candidate: "g2-c5",
    fitness: null,
    success: null,
    steps: { search: 2_000_000, control: 1_990_000 },
    lift: { mean: 0.2, interval: [0.1, 0.3] as [number, number], seeds: 5 },
  };
  expect(liftTexts({ best: null, control })[0]).toMatch(
    /^lift over best-of-n at equal steps: 0\.2 \[0\.1, 0\.3\] over 5 report seeds \(its best, g2-c5: .*; 1\.99 M environment steps, the search 2\.00 M\)$/,
  );
  expect(liftTexts({ best: null, control: { ...control, lift: null, reason: "a budget ended it" } })[0]).toMatch(
    /^lift over best-of-n at equal steps: none \(a budget ended it; /,
  );
});

test("a best of the first generation has gained nothing, and is said so", async () => {
  const { designer } = fakeDesigner(({ generation }) => [`quality:${9 - generation}`]);
  const { summary } = await search({ ...fakePlan, samples: 1, leaders: 1 }, { designer });
  expect(liftTexts(summary)).toEqual(["gain over the first generation: none, the best is of it"]);
});
