import { expect, test } from "vitest";
import { effectLines } from "../../../src/core/explanation-text.ts";
import type { Critic } from "../../../src/core/interfaces.ts";
import { effectsAfter } from "../../../src/evolution/explain/in-search.ts";
import { runSearch } from "../../../src/evolution/search.ts";
import { compileReward } from "../../../src/reward/compile.ts";
import { parseReward } from "../../../src/reward/program.ts";
import { fakeDependencies, fakeDesigner, fakeExecutor, fakePlan, memoryStore } from "../fakes.ts";

/** Programs of two terms, of which the fake trainings heed one. */
const critic: Critic = {
  review: async (text) => {
    const quality = Number(text.slice("quality:".length));
    const parsed = parseReward(`import type { Step } from "environment";
export const weights = { idle: 1, quality: ${quality} };
export function terms({ dt }: Step) {
  return { idle: 0 * dt, quality: dt };
}
`);
    if (parsed.kind !== "program") throw new Error("no program");
    return { reward: compileReward(parsed.program), diagnostics: [] };
  },
};

const plan = { ...fakePlan, generations: 2, samples: 2, termEffects: 4 };

const searched = async (options: { limits?: { steps: number }; termEffects?: number } = {}) => {
  const { designer, briefs } = fakeDesigner();
  const { executor, jobs } = fakeExecutor();
  const { store, records, files } = memoryStore();
  const { termEffects = plan.termEffects, ...rest } = options;
  const asked = { ...plan, ...rest, termEffects };
  const dependencies = fakeDependencies({ designer, executor, store, critic });
  const { summary } = await runSearch(asked, dependencies);
  return { summary, briefs, jobs, records, files };
};

test("halfway the best is trained without each of its terms, and who builds upon it is told what each is worth", async () => {
  const { briefs, records } = await searched();
  const [parent] = briefs.at(-1)?.parents ?? [];
  expect(parent?.effects?.effects.map(({ term, verdict, seeds }) => [term, verdict, seeds])).toEqual([
    ["quality", "worse", 4],
    ["idle", "none", 4],
  ]);
  expect(briefs[0]?.parents).toEqual([]);
  const { id = "" } = parent?.candidate ?? {};
  const told = [...records.values()].flatMap((event) => (event.type === "notice" ? [event.message] : []));
  expect(told).toContainEqual(
    expect.stringMatching(`^what the terms of ${id} are worth, on 4 search seeds: without quality`),
  );
  const owners = [...records.values()].flatMap((event) => (event.type === "training-ended" ? [event.owner] : []));
  expect(owners.filter((owner) => owner === `${id}:without:quality`)).toHaveLength(4);
  const lines = parent?.effects === undefined ? [] : effectLines(parent.effects);
  expect(lines[1]).toMatch(/^- without quality: -[\d.]+ \[.*\], decisive/);
});

test("a resumed search hears the same, and trains nothing twice", async () => {
  const first = await searched();
  const { designer, briefs } = fakeDesigner();
  const again = fakeExecutor();
  const { store } = memoryStore(first.records, { files: first.files });
  const { summary } = await runSearch(
    { ...plan, generations: 2 },
    fakeDependencies({ designer, executor: again.executor, store, critic }),
  );
  expect(summary).toEqual(first.summary);
  expect(again.jobs).toEqual([]);
  expect(briefs).toEqual([]);
});

test("a cap that has no room for it beside a generation and its confirmation leaves it out; none is asked after the last", async () => {
  const without = await searched({ termEffects: 0 });
  const least = without.summary.spent.environmentSteps;
  const capped = await searched({ limits: { steps: least + 100 } });
  expect(capped.briefs.at(-1)?.parents[0]?.effects).toBeUndefined();
  expect(capped.summary.spent.environmentSteps).toBeLessThanOrEqual(least + 100);
  expect(effectsAfter({ generations: 1 })).toBe(0);
  expect(effectsAfter({ generations: 5 })).toBe(2);
});
