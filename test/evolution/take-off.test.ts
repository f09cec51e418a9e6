import { expect, test } from "vitest";
import { runSearch } from "../../src/evolution/search.ts";
import { fakeDependencies, fakeDesigner, fakeExecutor, fakePlan, fakeResult, fakeReward, qualityOf } from "./fakes.ts";

const noticesOf = async (spread: (seed: number, quality: number) => number, changes: Partial<typeof fakePlan> = {}) => {
  const { executor } = fakeExecutor((job) => {
    const fitness = spread(job.seed, qualityOf(job) ?? 0);
    return { kind: "trained", result: { ...fakeResult(job), fitness, success: 0 } };
  });
  const { designer } = fakeDesigner(() => ["quality:0.50", "quality:0.51", "quality:0.52", "quality:0.53"]);
  const dependencies = fakeDependencies({ executor, designer, references: { human: fakeReward(0.9), sparse: null } });
  const { summary } = await runSearch({ ...fakePlan, generations: 1, ...changes }, dependencies);
  return (summary.notices ?? []).join("\n");
};

test.for([1, 2, 5])(
  "a human reference like the random policy says that the steps are too few (%i seeds)",
  async (reportSeeds) => {
    const notices = await noticesOf((seed) => (seed % 97) / 970, { reportSeeds });
    expect(notices).toContain("trainings of 100 steps do not tell rewards apart");
    expect(notices).toContain("raise --steps");
  },
);

test("a human reference that spreads as widely as the candidates says that their order is noise", async () => {
  const notices = await noticesOf((seed, quality) => (quality === 0.9 ? 1 + (seed % 97) / 100 : quality));
  expect(notices).toContain("mostly noise");
  expect(notices).toContain("the 4 candidates among each other (0.5 to 0.53)");
});

test("references that are apart and steady say nothing", async () => {
  expect(await noticesOf((seed, quality) => quality + (seed % 97) * 1e-5)).toBe("");
});
