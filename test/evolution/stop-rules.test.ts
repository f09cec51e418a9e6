import { expect, test } from "vitest";
import { runSearch } from "../../src/evolution/search.ts";
import { noGain, reached } from "../../src/evolution/stop-rules.ts";
import type { SearchDependencies } from "../../src/evolution/types.ts";
import type { SearchPlan } from "../../src/core/plan.ts";
import { trainedLesson } from "../conformance/ranking.ts";
import { fakeDependencies, fakeDesigner, fakePlan, memoryStore } from "./fakes.ts";

/** A designer whose generations are worth so much each. */
const worth = (qualities: readonly number[]) =>
  fakeDesigner(({ generation }) => [`quality:${qualities[generation - 1]}`, "quality:-1"]).designer;

const sixGenerations: SearchPlan = { ...fakePlan, generations: 6, samples: 2, leaders: 1 };

const searched = async (changes: Partial<SearchDependencies>, plan: Partial<SearchPlan> = {}) => {
  const memory = memoryStore();
  const { summary } = await runSearch(
    { ...sixGenerations, ...plan },
    fakeDependencies({ store: memory.store, ...changes }),
  );
  return { summary, told: memory.noted.flatMap((event) => (event.type === "notice" ? [event.message] : [])) };
};

const rising = [0.1, 1, 2, 3, 4, 5];

test("without a rule or a budget a search goes through all its generations", async () => {
  const { summary } = await searched({ designer: worth(rising) });
  expect(summary).toMatchObject({ status: "completed", generations: 6 });
  expect(summary.notices).toBeUndefined();
});

test.each([
  [
    "a target",
    worth(rising),
    { stopRules: [reached({ metric: "fitness", value: 2.5 })] },
    4,
    /^stopped after generation 4: fitness .* of the best reaches the 2\.5 asked for$/,
  ],
  [
    "no gain: the same is best",
    worth([0.1, 1, 0.4, 0.2, 4, 5]),
    { stopRules: [noGain({ generations: 2 })] },
    4,
    /^stopped after generation 4: no gain in 2 generations: g2-c1 is the best as before them$/,
  ],
  [
    "no gain: what leads does so within its error",
    worth([0.1, 1, 1.001, 1.002, 4, 5]),
    { stopRules: [noGain({ generations: 2 })] },
    4,
    /^stopped after generation 4: no gain in 2 generations: /,
  ],
  [
    "the first rule that says so, of several",
    worth(rising),
    { stopRules: [noGain({ generations: 1 }), reached({ metric: "success", value: 1 })] },
    2,
    /^stopped after generation 2: success 1 of the best/,
  ],
])(
  "%s ends the search, is confirmed, and says why in the log and in the summary",
  async (_, designer, rules, generations, why) => {
    const plan = _.includes("within") ? { searchSeeds: 3 } : {};
    const { summary, told } = await searched({ designer, ...rules }, plan);
    expect(summary.generations).toBe(generations);
    expect(summary.status).toBe("completed");
    expect(summary.best?.pool).toBe("report");
    expect(told).toContainEqual(expect.stringMatching(why));
    expect(summary.notices).toContainEqual(expect.stringMatching(why));
  },
);

test.each([
  ["steps", { limits: { steps: 3300 } }, {}, /^--max-steps leaves no room for another generation$/],
  ["time", { limits: { seconds: 12 } }, { elapsed: clock() }, /^--max-time leaves no room for another generation$/],
])("a budget of %s ends the search with what it has, and says which", async (_, plan, changes, why) => {
  const { summary } = await searched({ designer: worth(rising), ...changes }, plan);
  expect(summary.status).toBe("budget");
  expect(summary.stoppedBy).toMatch(why);
  expect(summary.generations).toBeLessThan(6);
  expect(summary.best?.pool).toBe("report");
});

/** A second each time that it is asked. */
function clock(): () => number {
  let seconds = 0;
  return () => ++seconds;
}

test("a gain is told with its error: over common seeds, and of one seed over its episodes", () => {
  const reason = (best: readonly number[], earlier: readonly number[], generations = 1) => {
    const [old, now] = [trainedLesson("g1-c1", earlier), trainedLesson("g2-c1", best)];
    return noGain({ generations }).reason(now, [old, now]);
  };
  expect(reason([1, 2, 3.3], [0.9, 2.1, 3])).toBe(
    "no gain in 1 generation: g2-c1 leads g1-c1, the best before them, by 0.1 ± 0.1155 over 3 seeds",
  );
  expect(reason([1, 2, 3.3], [0, 1.1, 2])).toBeUndefined();
  expect(reason([1], [0.9])).toBeUndefined();
  expect(reason([1], [1])).toMatch(/± 0 over the episodes of one seed, which say nothing of others$/);
  // Fewer generations than are waited for.
  expect(reason([1], [1], 2)).toBeUndefined();
});

test("where a person or factors say who is best, only the same best over and over is no gain", () => {
  const [old, now] = [trainedLesson("g1-c1", [1, 2, 3]), trainedLesson("g2-c1", [1, 2, 3])];
  const rule = noGain({ generations: 1, ranked: true });
  expect(rule.reason(now, [old, now])).toBeUndefined();
  expect(rule.reason(now, [now, now])).toBe("no gain in 1 generation: g2-c1 is the best as before them");
});
