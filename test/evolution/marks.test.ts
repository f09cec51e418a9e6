import { expect, test } from "vitest";
import { actionLayout, stateLayout } from "../../src/core/fields.ts";
import type { Looker } from "../../src/core/interfaces.ts";
import type { Intervention } from "../../src/core/intervention.ts";
import type { LookJob } from "../../src/core/job.ts";
import type { RecordedPlay } from "../../src/core/recording.ts";
import { runSearch } from "../../src/evolution/search.ts";
import { watchedPool } from "../../src/evolution/watched.ts";
import { pointSpec } from "../simulator/point.ts";
import { fakeDependencies, fakeDesigner, fakeExecutor, fakePlan, fakeResult, memoryStore } from "./fakes.ts";

const plan = { ...fakePlan, samples: 2, selectionSeeds: 1, reportSeeds: 1 };
const length = 10;

/** Ten steps in which the point moves from the fifth on alone; its one term pays for the step's number. */
const played: RecordedPlay = {
  seed: 1,
  length,
  ending: "truncated",
  fitness: null,
  success: null,
  return: null,
  states: Object.fromEntries(
    stateLayout(pointSpec).columns.map((name) => [
      name,
      Array.from({ length: length + 1 }, (_, step) => (name === "point.speed" && step > 5 ? 2 : 0)),
    ]),
  ),
  actions: Object.fromEntries(actionLayout(pointSpec).columns.map((name) => [name, Array(length).fill(0)])),
  terms: { quality: Array.from({ length }, (_, step) => step) },
  rewards: null,
  poses: null,
};

const search = async (said: Record<number, Intervention[]>, memory = memoryStore()) => {
  const { designer, briefs } = fakeDesigner();
  const jobs: LookJob[] = [];
  const looker: Looker = {
    look: async (job) => {
      jobs.push(job);
      return { kind: "looked", episodes: [], recording: { episodes: [played] } as never };
    },
  };
  const { executor } = fakeExecutor((job) => ({
    kind: "trained",
    result: { ...fakeResult(job), policy: { learner: "fake" } },
  }));
  const dependencies = fakeDependencies({
    store: memory.store,
    designer,
    executor,
    looker,
    between: async (generation) => ({ interventions: said[generation] ?? [], taken: [] }),
  });
  const { summary } = await runSearch(plan, dependencies);
  const notices = [...memory.records.values()].flatMap((event) => (event.type === "notice" ? [event.message] : []));
  return { summary, briefs, jobs, memory, notices };
};

const mark = (of: Partial<Extract<Intervention, { kind: "mark" }>> = {}): Intervention => ({
  kind: "mark",
  candidate: "g1-c1",
  from: 0.6,
  to: 1,
  category: "too-fast",
  text: "runs away",
  ...of,
});

test("a mark reaches every later brief with the terms and numbers of its stretch, beside the rest of the shown episode", async () => {
  const { briefs, jobs, memory } = await search({ 2: [mark()] });
  expect(briefs.map(({ marks = [] }) => marks.length)).toEqual([0, 1, 1]);
  const [seen] = briefs[1]?.marks ?? [];
  expect(seen).toMatchObject({ mark: mark(), first: 6, last: 10 });
  expect(seen?.terms).toEqual([{ name: "quality", weight: expect.any(Number), within: 7.5, outside: 2.5 }]);
  expect(seen?.fields[0]).toMatchObject({ name: "point.speed", within: 2, outside: 2 / 6 });
  expect(seen?.fields[0]?.apart).toBeGreaterThan(0.7);
  expect(seen?.episode.states).toHaveLength((length + 1) * stateLayout(pointSpec).width);
  expect(seen?.episode.states[10 * stateLayout(pointSpec).width + 1]).toBe(2);
  // Looked at once, as it was shown, under the candidate's own reward.
  expect(jobs).toEqual([
    expect.objectContaining({ pool: watchedPool, reward: expect.objectContaining({ name: "g1-c1" }) }),
  ]);
  const again = await search({}, memoryStore(memory.records, { files: memory.files }));
  expect(again.jobs).toEqual([]);
  expect(again.briefs).toEqual([]);
});

test("a stretch that is the whole episode has nothing beside it", async () => {
  const { briefs } = await search({ 2: [mark({ from: 0, to: 3 })] });
  expect(briefs[1]?.marks?.[0]?.terms).toEqual([
    { name: "quality", weight: expect.any(Number), within: 4.5, outside: null },
  ]);
});

test("what nobody can have seen is told once and reaches no brief", async () => {
  const { briefs, notices } = await search({ 2: [mark({ from: 1.5, to: 2 })] });
  expect(briefs.map(({ marks }) => marks)).toEqual([undefined, undefined, undefined]);
  expect(notices.filter((message) => message.includes("says nothing"))).toEqual([
    "the marked stretch from 1.5 to 2 s of g1-c1 says nothing: the episode that is shown of g1-c1 ends after 1 s",
  ]);
});

test("who was rejected is shown with no mark either", async () => {
  const { briefs } = await search({
    2: [mark(), mark({ candidate: "g1-c2" }), { kind: "reject", candidate: "g1-c1" }],
  });
  expect(briefs[1]?.marks?.map(({ mark: { candidate } }) => candidate)).toEqual(["g1-c2"]);
});
