import { expect, test } from "vitest";
import type { RunEvent } from "../../src/core/events.ts";
import type { Looker } from "../../src/core/interfaces.ts";
import type { LookJob } from "../../src/core/job.ts";
import { byPreference } from "../../src/evolution/rankings/preference.ts";
import { runSearch } from "../../src/evolution/search.ts";
import { answersTo, createSimulatedPerson } from "../../src/evolution/simulated-person.ts";
import { fakeDependencies, fakeExecutor, fakePlan, fakeResult, memoryStore, qualityOf } from "./fakes.ts";

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

test("a search that sees no fitness of it climbs by what the person says, is asked between generations, and resumes alike", async () => {
  const jobs: LookJob[] = [];
  const secret = 12345.678;
  const looker: Looker = {
    look: async (job) => {
      jobs.push(job);
      const { quality = 0 } = (job.policy?.serialized ?? {}) as { quality?: number };
      const values = [{ fitness: secret * quality, success: null }];
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
  // Each candidate was looked at once, and what it is worth to the person is written nowhere.
  expect(jobs).toHaveLength(12);
  const log = JSON.stringify([...events, ...memory.noted, ...memory.files]);
  for (const { quality } of qualities) expect(log).not.toContain(String(secret * quality));
  expect((await run()).summary).toEqual(summary);
});
