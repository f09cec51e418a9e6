import { expect, test } from "vitest";
import { capNotices, expectedCalls, expectedSpend, stepsToShow, refuseSmallCap } from "../../src/app/caps.ts";
import { costOf } from "../../src/app/plan.ts";
import type { RunEvent } from "../../src/core/events.ts";
import type { SearchPlan } from "../../src/core/plan.ts";
import { stepsFor } from "../../src/evolution/room.ts";
import { runSearch } from "../../src/evolution/search.ts";
import { fakeDependencies, fakeDesigner, fakePlan, fakeReward, memoryStore } from "../evolution/fakes.ts";

const references = { human: fakeReward(0.9), sparse: fakeReward(0.05) };
const problem = { plan: fakePlan, references };
const least = stepsFor(1, problem);

test("a step cap below references, one generation and its confirmation is refused with the least that holds them", () => {
  expect(() => refuseSmallCap(least - 1, problem)).toThrow(`${least} environment steps`);
  expect(() => refuseSmallCap(undefined, problem)).not.toThrow();
  expect(() => refuseSmallCap(least, problem)).not.toThrow();
});

/** A run's log after a search with a cap, programs of which some were refused or equal. */
const recordedUnder = async (cap: number) => {
  const { store, records, files } = memoryStore();
  const { designer } = fakeDesigner((brief) => [
    "broken",
    "quality:0.5",
    "quality:0.5",
    `quality:0.${brief.generation}`,
  ]);
  const plan = { ...fakePlan, limits: { steps: cap } };
  const { summary } = await runSearch(plan, fakeDependencies({ store, designer }));
  return { events: [...records.values()] as RunEvent[], records, files, summary, designer };
};

test("a run goes on with the cap that it had, and with the least that is named; both lose nothing that is recorded", async () => {
  const cap = stepsFor(2, problem);
  const { events, records, files, summary, designer } = await recordedUnder(cap);
  expect(() => refuseSmallCap(cap, problem, events)).not.toThrow();
  const { steps } = stepsToShow(problem, events);
  expect(() => refuseSmallCap(steps - 1, problem, events)).toThrow("generations that this run has begun");
  const { store } = memoryStore(records, { files });
  const again = await runSearch({ ...fakePlan, limits: { steps } }, fakeDependencies({ store, designer }));
  expect(again.summary.best).toEqual(summary.best);
  expect(again.summary.spent.proposed).toBe(summary.spent.proposed);
});

test("what a run costs at most holds as many leaders again where there are constraints, as far as there are candidates", () => {
  const trainings = (changes: Partial<SearchPlan>): number => costOf({ ...fakePlan, ...changes }, references).trainings;
  const constraints = [{ expression: "x < 1", meaning: "x is below 1 m at every step" }];
  const { leaders, selectionSeeds } = fakePlan;
  expect(trainings({ constraints }) - trainings({})).toBe(leaders * selectionSeeds);
  const few = { generations: 1, samples: leaders + 1 };
  expect(trainings({ ...few, constraints }) - trainings(few)).toBe(selectionSeeds);
});

const none = { jobs: 2 };

const asking = { plan: fakePlan, programs: 4, critiqueTokens: 1000 };

test("a step cap says how many generations it holds", () => {
  expect(capNotices({ ...none, "max-steps": stepsFor(2, problem) }, problem, null)).toEqual([
    expect.stringContaining("holds 2 of 3 generations"),
  ]);
  expect(capNotices({ ...none, "max-steps": stepsFor(3, problem) }, problem, null)[0]).toContain("holds 3 of 3");
  expect(capNotices(none, problem, null)).toEqual([]);
});

test("caps on time, calls, tokens and money warn, being estimates", () => {
  const large = { ...problem, plan: { ...fakePlan, steps: 1_000_000 } };
  const expected = expectedSpend({ ...asking, votes: 3, promptTokens: 3000, model: "gpt-4.1-mini" });
  const caps = { ...none, "max-time": 1, "max-calls": 10, "max-tokens": 1000, "max-usd": 0.001 };
  const notices = capNotices(caps, large, expected);
  for (const [index, name] of ["--max-time 1", "--max-calls 10", "--max-tokens 1000", "--max-usd 0.001"].entries()) {
    expect(notices[index]).toContain(name);
  }
  expect(capNotices({ ...none, "max-calls": 9999, "max-usd": 99 }, problem, expected)).toEqual([]);
});

test("calls expected: programs, half of them repaired once, a rubric and each critic; fewer where one request brings several answers", () => {
  const plan = { generations: 3, samples: 8 };
  const singly = { programs: 1, answers: 1 };
  expect(expectedCalls(plan, { ...singly, votes: 0 })).toBe(36);
  expect(expectedCalls(plan, { ...singly, votes: 3 })).toBe(36 + 1 + 72);
  // Critiques of four programs, and apart those of the mended ones.
  expect(expectedCalls(plan, { votes: 3, programs: 4, answers: 1 })).toBe(36 + 1 + 3 * 4 * 3);
  expect(expectedCalls(plan, { votes: 3, programs: 4, answers: 4 })).toBe(3 * 2 + 12 + 1 + 3 * 4);
  expect(expectedCalls(plan, { votes: 3, programs: 4, answers: 4, directed: true })).toBe(24 + 12 + 1 + 3 * 4);
  expect(expectedSpend({ ...asking, votes: 0, promptTokens: 10, model: "nobody-s-model" }).usd).toBeNull();
});

test("tokens expected of prompts are as many fewer as requests are, those of answers the same", () => {
  const spend = (promptTokens: number) => expectedSpend({ ...asking, votes: 0, promptTokens, model: "gpt-4.1-mini" });
  const [short, long] = [spend(0), spend(1000)];
  expect(short.together.tokens).toBe(short.tokens);
  expect(long.tokens - short.tokens).toBe(1000 * long.calls);
  expect(long.together.tokens - short.tokens).toBe(1000 * long.together.calls);
  expect(long.together.calls).toBeLessThan(long.calls);
});
