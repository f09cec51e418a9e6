import { expect, test } from "vitest";
import type { RunEvent } from "../../../src/core/events.ts";
import type { SearchPlan } from "../../../src/core/plan.ts";
import { viewOf } from "../../../src/core/run-view.ts";
import { createRandom, deriveSeed } from "../../../src/core/random.ts";
import { isAudited, mostAudited } from "../../../src/evolution/screens/audited.ts";
import { runSearch } from "../../../src/evolution/search.ts";
import { byHand, startedFrom } from "../../../src/evolution/steering.ts";
import {
  fakeCritic,
  fakeDependencies,
  fakeDesigner,
  fakeExecutor,
  fakeOutcome,
  fakePlan,
  memoryStore,
} from "../fakes.ts";
import { createIslands } from "../islands.ts";

const plan: SearchPlan = { ...fakePlan, generations: 1, samples: 6, screens: "duplicates" };
const texts = ["quality:0.30", "quality:0.10", "quality:0.30", "quality:0.25", "broken", "quality:0.10"];

const searched = async (changes: Partial<SearchPlan> = {}, more: Parameters<typeof fakeDependencies>[0] = {}) => {
  const { executor, jobs } = fakeExecutor();
  const { store, records, files } = memoryStore();
  const { designer, briefs } = fakeDesigner((_brief, count) => texts.slice(0, count));
  const { summary } = await runSearch(
    { ...plan, ...changes },
    fakeDependencies({ executor, store, designer, references: { human: null, sparse: null }, ...more }),
  );
  const events: RunEvent[] = [...records.values()];
  const evaluated = events.flatMap((event) => (event.type === "candidate-evaluated" ? [event] : []));
  return { summary, events, evaluated, jobs, briefs, records, files };
};

test("of equal programs the lowest is trained; the others are told as screened, with their twin", async () => {
  const { evaluated, summary, events } = await searched();
  const screened = evaluated.filter(({ outcome }) => outcome === "screened");
  expect(screened.map(({ id, screened: by }) => [id, by])).toEqual([
    ["g1-c3", { by: "same-tree", twin: "g1-c1", figures: {} }],
    ["g1-c6", { by: "same-tree", twin: "g1-c2", figures: {} }],
  ]);
  expect(summary.screened).toEqual({ "same-tree": { refused: 2, trainings: 2, audited: 0, wrong: 0 } });
  expect(events.filter((event) => event.type === "training-shared")).toEqual([]);
  expect(viewOf(events).candidates["g1-c3"]).toMatchObject({ outcome: "screened", fitness: null });
});

test("what was screened is never a parent and never best, and the next generation's designer knows", async () => {
  const { briefs, summary } = await searched({ generations: 3 });
  for (const brief of briefs.slice(1)) {
    const screened = brief.archive.filter(({ candidate }) => candidate.outcome.kind === "screened");
    expect(screened.map(({ candidate }) => candidate.id)).toContain("g1-c3");
    expect(brief.parents.map(({ candidate }) => candidate.outcome.kind)).toEqual(["trained"]);
  }
  // Every program of the later generations is one of the first.
  expect(summary.screened?.["same-tree"]?.refused).toBe(2 + 2 * 5);
});

test("a plan without screens trains as it did before there were any", async () => {
  const { screens: _, ...without } = plan;
  const { executor, jobs } = fakeExecutor();
  const { designer } = fakeDesigner((_brief, count) => texts.slice(0, count));
  const probes: unknown[] = [];
  const { summary } = await runSearch(without, fakeDependencies({ designer, executor, critic: fakeCritic }));
  expect(summary).not.toHaveProperty("screened");
  expect(jobs.length).toBeGreaterThan(0);
  expect(probes).toEqual([]);
});

test("a person's own programs are trained whatever they equal", async () => {
  const own = (operator: string) => ({ text: "quality:0.30", origin: { operator, parents: [], note: "" } });
  const { evaluated } = await searched({}, { starts: [own(startedFrom), own(byHand)] });
  expect(evaluated.filter(({ id }) => ["g1-c1", "g1-c2"].includes(id)).map(({ outcome }) => outcome)).toEqual([
    "trained",
    "trained",
  ]);
});

test("the same is screened whatever the order in which programs and answers arrive, and after every cut", async () => {
  const outcomes: string[] = [];
  for (const luck of [0, 1, 2]) {
    const random = createRandom(deriveSeed("screen delays", luck));
    const { designer } = fakeDesigner((_brief, count) => texts.slice(0, count));
    const { evaluated, summary } = await searched(
      { generations: 2 },
      {
        executor: fakeExecutor(fakeOutcome, () => (luck === 0 ? 0 : Math.floor(random.between(0, 4)))).executor,
        designer: {
          ...designer,
          propose: async (brief, count, arrived) => {
            const proposals = await designer.propose(brief, count);
            const places = proposals.map((_, place) => place);
            for (const place of luck === 1 ? places.toReversed() : places) {
              const proposal = proposals[place];
              if (proposal) arrived?.(place, proposal);
              await Promise.resolve();
            }
            return proposals;
          },
        },
      },
    );
    const told = evaluated.map(({ id, outcome, screened }) => [id, outcome, screened]).toSorted();
    outcomes.push(JSON.stringify([told, summary.best]));
  }
  expect(new Set(outcomes).size).toBe(1);
  const whole = await searched({ generations: 2 });
  for (const kept of [4, 9, 20]) {
    const { store } = memoryStore(new Map([...whole.records].slice(0, kept)), { files: whole.files });
    const again = await searched({ generations: 2 }, { store });
    expect(again.summary.best).toEqual(whole.summary.best);
    expect(again.summary.screened).toEqual(whole.summary.screened);
  }
});

test("of each ten refusals an audit trains one, wherever chance has it", () => {
  const places = [1, 2, 3, 4, 5].map((seed) => Array.from({ length: 200 }, (_, refusal) => isAudited(refusal, seed)));
  for (const audited of places) {
    expect(audited.filter(Boolean)).toHaveLength(20);
    for (let from = 0; from < 180; from++)
      expect(audited.slice(from, from + 15).filter(Boolean).length).toBeLessThanOrEqual(mostAudited(15));
  }
  expect(new Set(places.map((audited) => audited.indexOf(true))).size).toBeGreaterThan(1);
});

test.each([
  ["one rung", undefined],
  ["rungs, of which it takes nobody's place", createIslands],
])(
  "an audit trains some of what was refused, over %s, and says how often it would have been best",
  async (_, strategy) => {
    const generations = 6;
    const { events, evaluated, summary, jobs } = await searched({ generations, audit: true }, strategy && { strategy });
    const audits = events.flatMap((event) => (event.type === "screen-audited" ? [event] : []));
    expect(audits.length).toBeGreaterThan(0);
    const refused = evaluated.filter(({ outcome }) => outcome === "screened");
    expect(audits.length).toBeLessThanOrEqual(Math.ceil(refused.length / 10) + 1);
    for (const { id, fitness, best, wrong, by } of audits) {
      expect(evaluated.find((event) => event.id === id)).toMatchObject({ outcome: "screened", fitness: null });
      // A fake training depends on quality and seed alone: an equal program comes to what its twin came to.
      expect(fitness).not.toBeNull();
      expect(wrong).toBe((fitness as number) > (best as number));
      expect(by).toBe("same-tree");
    }
    expect(summary.screened?.["same-tree"]).toEqual({
      refused: refused.length,
      audited: audits.length,
      trainings: refused.length - audits.length,
      wrong: 0,
    });
    expect(summary.best?.candidate).not.toBe(audits[0]?.id);
    expect(jobs.length).toBeGreaterThan(0);
  },
);

test("an audit's trainings stay within the cap that its generation was booked for", async () => {
  const run = searched({ generations: 6, audit: true, limits: { steps: 3000 } }, { strategy: createIslands });
  const { summary } = await run;
  expect(summary.spent.environmentSteps).toBeLessThanOrEqual(3000);
});

test("who is doubted waits in the line of trainings, and gets a smaller first share before it is compared", async () => {
  const asked: { quality: number; priority: number; until: number | undefined }[] = [];
  const { executor } = fakeExecutor();
  const warning = { rule: "fake/odd", severity: "warning" as const, line: 1, column: 1, message: "", hint: "" };
  await searched(
    { screens: "all", samples: 8 },
    {
      strategy: createIslands,
      critic: {
        review: async (text, context) => {
          const review = await fakeCritic.review(text, context);
          return text.includes("0.10") && review.reward ? { ...review, diagnostics: [warning] } : review;
        },
      },
      executor: {
        ...executor,
        train: (job, options = {}) => {
          const { reward, budget } = job;
          if (reward !== null && reward !== "native")
            asked.push({
              quality: reward.weights["quality"] as number,
              priority: options.priority ?? 0,
              until: budget.until,
            });
          return executor.train(job);
        },
      },
    },
  );
  const first = asked.filter(({ until }) => until === 25);
  expect(first.find(({ quality }) => quality === 0.1)?.priority).toBe(-1);
  expect(first.find(({ quality }) => quality === 0.3)?.priority).toBe(0);
});
