import { expect, test } from "vitest";
import { runSearch } from "../../src/evolution/search.ts";
import { givenFor, startedFrom } from "../../src/evolution/steering.ts";
import type { SearchDependencies } from "../../src/evolution/types.ts";
import { stepsOf } from "../../src/evolution/room.ts";
import { createIslands } from "./islands.ts";
import { fakeDependencies, fakeDesigner, fakePlan, memoryStore } from "./fakes.ts";

const start = (quality: number) => ({
  text: `quality:${quality}`,
  origin: { operator: startedFrom, parents: [], note: `from ${quality}.ts` },
});

const searched = async (changes: Partial<SearchDependencies> & { starts: SearchDependencies["starts"] }) => {
  const { designer, briefs } = fakeDesigner();
  const asked: number[] = [];
  const { store, records } = memoryStore();
  const counting = {
    ...designer,
    propose: (brief: Parameters<typeof designer.propose>[0], count: number) => {
      asked.push(count);
      return designer.propose(brief, count);
    },
  };
  const { summary } = await runSearch(fakePlan, fakeDependencies({ designer: counting, store, ...changes }));
  const proposed = store.events().filter((event) => event.type === "candidate-proposed");
  return { summary, proposed, asked, briefs, records };
};

test("what a search starts from is the first of its first generation, with its origin, in the place of samples", async () => {
  const { proposed, asked } = await searched({ starts: [start(5), start(-1)] });
  const of = proposed.filter(({ generation }) => generation === 1);
  expect(of.map(({ text }) => text).slice(0, 2)).toEqual(["quality:5", "quality:-1"]);
  expect(of.map(({ origin }) => origin.operator)).toEqual([startedFrom, startedFrom, "sample", "sample"]);
  expect(of[0]?.origin.note).toBe("from 5.ts");
  expect(asked).toEqual([2, 4, 4]);
});

test("the next generation builds on it where it is best, and a search that found nothing better says so", async () => {
  const { summary, briefs } = await searched({ starts: [start(5)] });
  expect(briefs[1]?.parents[0]?.candidate.id).toBe("g1-c1");
  expect(briefs[1]?.parents[0]?.candidate.outcome.kind).toBe("trained");
  expect(summary.best?.candidate).not.toBe("g1-c1"); // the fake designer adds to its parent
  const alone = await searched({
    starts: [start(5)],
    designer: fakeDesigner((_, count) => Array.from({ length: count }, () => "quality:0")).designer,
  });
  expect(alone.summary.best?.candidate).toBe("g1-c1");
  expect(alone.summary.notices?.join()).toMatch(/the best is the reward that the search started from, from 5\.ts/);
});

test("nobody mends it or has a language model judge it: a person gave it", async () => {
  const judged: number[] = [];
  const repaired: string[] = [];
  const { designer } = fakeDesigner();
  const { store } = memoryStore();
  const dependencies = fakeDependencies({
    store,
    designer: { ...designer, repair: async ({ proposal }) => (repaired.push(proposal.text), proposal) },
    critique: async (_source, { sample }) => (judged.push(sample), []),
    critic: {
      review: async (text, context) => {
        const result = await fakeDependencies().critic.review(text, context);
        await context.critique?.(text);
        return result;
      },
    },
    starts: [start(1), { ...start(0), text: "nothing" }],
  });
  await runSearch({ ...fakePlan, generations: 1 }, dependencies);
  expect(judged.toSorted()).toEqual([2, 3]);
  expect(repaired).toEqual([]);
});

test("a search that was cut off goes on from its log to the same result", async () => {
  const starts = [start(2)];
  const { summary, records } = await searched({ starts });
  for (const kept of [3, 12, 30]) {
    const half = new Map([...records].slice(0, kept));
    const again = memoryStore(half, { files: new Map() });
    const dependencies = fakeDependencies({ designer: fakeDesigner().designer, store: again.store, starts });
    // What the log refers to is made again by the same effects in a store without files.
    for (const [key, event] of half) if (event.type === "training-ended") half.delete(key);
    expect((await runSearch(fakePlan, dependencies)).summary.best).toEqual(summary.best);
  }
});

test("programs that a person gave for the first generation stand behind it", () => {
  const edit = { kind: "edit" as const, candidate: "g1-c1", text: "t", note: "" };
  const taken = [1, 2].map((generation) => ({ generation, interventions: [edit] }));
  expect(givenFor(1, { taken, starts: [start(1)] }).map(({ text }) => text)).toEqual(["quality:1", "t"]);
  expect(givenFor(2, { taken, starts: [start(1)] }).map(({ text }) => text)).toEqual(["t"]);
});

test("it is trained to the end whatever rungs say, takes nobody's place in the race and is booked", async () => {
  const plan = { ...fakePlan, generations: 1, samples: 8 };
  const raced = async (starts: SearchDependencies["starts"]) => {
    const { store } = memoryStore();
    const { designer } = fakeDesigner((brief, count) =>
      Array.from({ length: count }, (_, index) => `quality:${(brief.group?.first ?? 0) + index}`),
    );
    await runSearch(plan, fakeDependencies({ store, designer, starts, strategy: createIslands }));
    return store.events().flatMap((event) => (event.type === "candidate-evaluated" ? [event] : []));
  };
  const trained = (events: Awaited<ReturnType<typeof raced>>) => events.filter(({ outcome }) => outcome === "trained");
  const evaluated = await raced([start(-5), start(-6)]);
  expect(evaluated.filter(({ id }) => ["g1-c1", "g1-c2"].includes(id)).map(({ outcome }) => outcome)).toEqual([
    "trained",
    "trained",
  ]);
  expect(trained(evaluated)).toHaveLength(2 + trained(await raced([])).length);
  const rungs = [
    { share: 0.5, seeds: 1, keep: 1 },
    { share: 1, seeds: 1, keep: 1 },
  ];
  const steps = stepsOf(plan, { human: null, sparse: null });
  const booked = (own?: number) => steps.generation({ groups: [{ count: 8 }], rungs, own });
  expect(booked(2) - booked()).toBe(2 * (plan.steps + (plan.evaluationSteps ?? 0)));
});
