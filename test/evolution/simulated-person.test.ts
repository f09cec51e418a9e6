import { expect, test } from "vitest";
import type { RunEvent } from "../../src/core/events.ts";
import type { Looker } from "../../src/core/interfaces.ts";
import { interventionText } from "../../src/core/intervention.ts";
import type { LookJob, TrainJob } from "../../src/core/job.ts";
import { byPreference } from "../../src/evolution/rankings/preference.ts";
import { runSearch } from "../../src/evolution/search.ts";
import { answersTo, markOf, noteOf } from "../../src/evolution/simulated-answers.ts";
import { createSimulatedPerson, type SimulatedKind } from "../../src/evolution/simulated-person.ts";
import { trainedLesson } from "../conformance/ranking.ts";
import { fakeDependencies, fakeExecutor, fakePlan, fakeResult, memoryStore, qualityOf } from "./fakes.ts";

const trainJob: TrainJob = {
  kind: "train",
  reward: null,
  environment: { name: "", hash: "", options: {} },
  task: { name: "" },
  learner: "",
  budget: { steps: 1, episodes: 1, checkpoints: 1 },
  seed: 1,
};
const seen = (...values: number[]) => values.map((value, index) => ({ id: `g1-c${index + 1}`, value }));
const rankings = (answers: ReturnType<typeof answersTo>) => answers.filter(({ kind }) => kind === "ranking");

test("six candidates and five generations are 49 questions, each an answer that is true", () => {
  const fresh = seen(3, 1, 4, 1, 5, 2);
  const [first, later] = [answersTo(fresh, []), answersTo(fresh, [{ id: "g0-c1", value: 9 }])];
  expect(rankings(first).length + 4 * rankings(later).length).toBe(49);
  expect(first.at(-1)).toMatchObject({ kind: "picked", best: "g1-c5", worst: expect.stringMatching(/g1-c[24]/) });
  expect(rankings(later).at(-1)).toEqual({ kind: "ranking", order: [["g0-c1"], ["g1-c5"]] });
  expect(answersTo(seen(1, 1), [])).toEqual([{ kind: "ranking", order: [["g1-c1", "g1-c2"]] }]);
  expect(answersTo([], seen(1))).toEqual([]);
});

const worth = (...values: number[]) => ({
  pieces: values.map((value, place) => ({ from: 10 * place, to: 10 * (place + 1), value })),
  dt: 0.1,
});

test.each<[string, number[], object | null]>([
  ["it gives least", [3, 3, 1, 3, 3], { from: 2, to: 3, category: "too-slow" }],
  ["it takes away", [3, 3, -1, 3, 3], { from: 2, to: 3, category: "wrong-way" }],
  ["what lies beside it is as bad", [3, 3, -1, -1, 3, 3], { from: 2, to: 4, category: "wrong-way" }],
  ["all of it costs something", [-3, -1, -1, -1], { from: 0, to: 1, category: "other" }],
  ["no piece differs", [2, 2, 2], null],
  ["nothing was measured", [], null],
  ["it is not measured", [1, Number.NaN], null],
])("the stretch is marked where %s: %j is %j", (_, values, mark) => {
  const told = markOf({ id: "g1-c1" }, worth(...values));
  if (mark === null) expect(told).toBeNull();
  else expect(told).toMatchObject({ kind: "mark", candidate: "g1-c1", ...mark });
});

test("a note says whether the best is better than all before, and no value", () => {
  expect(noteOf(seen(1, 2), [])).toEqual({ kind: "note", text: "g1-c2 is nearest to what I want" });
  const before = [{ id: "g0-c1", value: 1.5 }];
  expect(noteOf(seen(1, 2), before)).toMatchObject({ text: "g1-c2 is better than all before" });
  expect(noteOf(seen(1), before)).toMatchObject({ text: "nothing here is better than g0-c1" });
  expect(noteOf([], before)).toBeNull();
});

test.each<[SimulatedKind[], string[]]>([
  [["rankings"], ["picked", "ranking"]],
  [["marks"], ["mark"]],
  [["notes"], ["note"]],
])("who is to say %j says nothing else", async (says, kinds) => {
  const looker: Looker = {
    look: async ({ policy }) => ({
      kind: "looked",
      recording: null,
      episodes: [
        {
          seed: 1,
          length: 20,
          ending: "truncated",
          return: null,
          moments: [],
          values: [{ fitness: Number(policy?.serialized), success: null, ...worth(1, 2) }],
        },
      ],
    }),
  };
  const dependencies = fakeDependencies({ looker });
  const archive = [trainedLesson("g1-c1", [1]), trainedLesson("g1-c2", [2])].map((lesson, place) => {
    const { outcome } = lesson.candidate;
    if (outcome.kind !== "trained") throw new Error("trained");
    const results = [{ ...fakeResult(trainJob), policy: { learner: "fake", valueOf: () => place } }];
    return { ...lesson, candidate: { ...lesson.candidate, outcome: { ...outcome, results } } };
  });
  const person = createSimulatedPerson("x", { ...dependencies, says });
  const { interventions } = await person(2, { archive, interventions: [] });
  expect([...new Set(interventions.map(({ kind }) => kind))].toSorted()).toEqual(kinds);
});

test("a search that sees no fitness of it climbs by what the person says, is asked between generations, and resumes alike", async () => {
  const jobs: LookJob[] = [];
  const secret = 12345.678;
  const looker: Looker = {
    look: async (job) => {
      jobs.push(job);
      const { quality = 0 } = (job.policy?.serialized ?? {}) as { quality?: number };
      // Worth least in the third tenth of the episode, where something is lost.
      const pieces = Array.from({ length: 10 }, (_, place) => ({
        from: place,
        to: place + 1,
        value: place === 2 ? -secret : secret,
      }));
      const values = [{ fitness: secret * quality, success: null, pieces }];
      const of = { seed: 1, length: 10, ending: "truncated" as const, return: null, moments: [] };
      return { kind: "looked", recording: null, episodes: [{ ...of, values }] };
    },
  };
  // What is seen of a candidate goes with its quality; its fitness is 0, whatever it does.
  const { executor } = fakeExecutor((job) => {
    const result = fakeResult(job);
    const quality = qualityOf(job) ?? 0;
    const episodes = result.episodes.map((episode) => ({
      ...episode,
      fitness: 0,
      features: { x: { first: 0, last: quality, mean: quality / 2, min: 0, max: quality } },
    }));
    return { kind: "trained", result: { ...result, episodes, fitness: 0, policy: { learner: "fake", quality } } };
  });
  const memory = memoryStore();
  const plan = { ...fakePlan, generations: 3, samples: 4, selectionSeeds: 0 };
  const run = async () => {
    const dependencies = fakeDependencies({ store: memory.store, executor, looker, ranking: byPreference });
    return runSearch(plan, { ...dependencies, between: createSimulatedPerson("x", dependencies) });
  };
  const { summary, best } = await run();
  const events: RunEvent[] = [...memory.records.values()];
  const qualities = events.flatMap((event) =>
    event.type === "candidate-proposed" ? [{ id: event.id, quality: Number(event.text.split(":")[1]) }] : [],
  );
  const top = qualities.toSorted((left, right) => right.quality - left.quality)[0];
  expect([summary.best?.candidate, best?.id]).toEqual([top?.id, top?.id]);
  const taken = events.filter((event) => event.type === "interventions-taken");
  expect(taken.map(({ interventions }) => interventions.filter(({ kind }) => kind === "ranking").length)).toEqual([
    0, 5, 6, 6,
  ]);
  const log = JSON.stringify([...events, ...memory.noted, ...memory.files]);
  // Marks and notes are about the best of each generation, whose shown episode is looked at.
  const said = (kind: string) =>
    taken.map(({ interventions }) => interventions.filter((each) => each.kind === kind).map(interventionText));
  const bests = [1, 2, 3].map((generation) => {
    const own = qualities.filter(({ id }) => id.startsWith(`g${generation}-`));
    return own.toSorted((left, right) => right.quality - left.quality)[0]?.id;
  });
  expect(said("mark")).toEqual([
    [],
    ...bests.map((id) => [
      expect.stringMatching(new RegExp(`^${id}, seconds 0\\.2 to 0\\.3\\d*: wrong-way: worse here`)),
    ]),
  ]);
  expect(said("note").map((notes) => notes.length)).toEqual([0, 1, 1, 1]);
  expect(said("note")[1]).toEqual([`${bests[0]} is nearest to what I want`]);
  // Each candidate was looked at once, and what it is worth to the person is written nowhere.
  expect(jobs.filter(({ pool }) => pool.of === "evaluation")).toHaveLength(12);
  expect(log).not.toContain(String(secret));
  for (const { quality } of qualities) expect(log).not.toContain(String(secret * quality));
  expect((await run()).summary).toEqual(summary);
});
