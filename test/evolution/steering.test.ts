import { expect, test } from "vitest";
import type { Intervention } from "../../src/core/intervention.ts";
import { runSearch } from "../../src/evolution/search.ts";
import type { Between, SearchDependencies } from "../../src/evolution/types.ts";
import {
  fakeDependencies,
  fakeDesigner,
  fakeExecutor,
  fakeOutcome,
  fakePlan,
  memoryStore,
  qualityOf,
} from "./fakes.ts";

const plan = { ...fakePlan, samples: 2, selectionSeeds: 1, reportSeeds: 1 };

/** A search whose person says this before these generations; all that was asked of them and of the designer. */
const search = async (
  said: Record<number, Intervention[]>,
  memory = memoryStore(),
  parts: Partial<SearchDependencies> = {},
) => {
  const { designer, briefs } = fakeDesigner();
  const asked: number[] = [];
  const between: Between = async (generation) => {
    asked.push(generation);
    return { interventions: said[generation] ?? [], taken: [] };
  };
  const { summary } = await runSearch(plan, fakeDependencies({ store: memory.store, designer, between, ...parts }));
  const proposed = [...memory.records.values()].flatMap((event) =>
    event.type === "candidate-proposed" ? [event] : [],
  );
  return { summary, briefs, asked, proposed, memory };
};

const parents = ({ briefs }: Awaited<ReturnType<typeof search>>) =>
  briefs.map((brief) => brief.parents[0]?.candidate.id ?? null);

test("a pinned candidate is built upon before a better one, with a rejected one no longer", async () => {
  const plain = await search({});
  const better = parents(plain)[1] as string;
  const other = better === "g1-c1" ? "g1-c2" : "g1-c1";
  expect(parents(await search({ 2: [{ kind: "pin", candidate: other }] })).slice(1)).toEqual([other, other]);
  const rejecting = await search({ 2: [{ kind: "reject", candidate: better }] });
  expect(parents(rejecting)[1]).toBe(other);
  for (const brief of rejecting.briefs.slice(1)) {
    expect(brief.archive.map(({ candidate }) => candidate.id)).not.toContain(better);
    expect(brief.episodes.map(({ owner }) => owner)).not.toContain(better);
  }
  // The latest word holds.
  const twice = await search({ 2: [{ kind: "reject", candidate: better }], 3: [{ kind: "pin", candidate: better }] });
  expect(parents(twice)[2]).toBe(better);
});

test("who was rejected is never best, were it the highest of all; who is accepted is, were it the lowest", async () => {
  const plain = await search({});
  const best = plain.summary.best?.candidate as string;
  const without = await search({ 4: [{ kind: "reject", candidate: best }] });
  expect(without.summary.best?.candidate).not.toBe(best);
  const accepted = await search({ 2: [{ kind: "accept", candidate: "g1-c2" }] });
  const other = await search({ 2: [{ kind: "accept", candidate: "g1-c1" }] });
  expect([accepted, other].map(({ summary, asked }) => [summary.best?.candidate, summary.generations, asked])).toEqual([
    ["g1-c2", 1, [1, 2]],
    ["g1-c1", 1, [1, 2]],
  ]);
});

test("a program that was changed by hand enters the next generation as it is, in a sample's place, and is not mended", async () => {
  const edit = (text: string): Intervention => ({ kind: "edit", candidate: "g1-c1", text, note: "higher" });
  const { proposed, briefs } = await search({ 2: [edit("quality:3")] });
  const second = proposed.filter(({ generation }) => generation === 2);
  expect(second).toHaveLength(2);
  expect(second[0]).toMatchObject({
    text: "quality:3",
    origin: { operator: "by hand", parents: ["g1-c1"], note: "higher" },
  });
  expect(briefs[2]?.parents[0]?.candidate.id).toBe("g2-c1");
  const many = await search({ 2: [edit("quality:3"), edit("quality:4"), edit("no program")] });
  expect(many.proposed.filter(({ generation }) => generation === 2).map(({ text }) => text)).toEqual([
    "quality:3",
    "quality:4",
    "no program",
  ]);
  expect(many.briefs.map(({ generation }) => generation)).toEqual([1, 3]);
  expect(many.briefs[1]?.parents[0]?.candidate.id).toBe("g2-c2");
});

test("a branch leaves what came after its generation, and what comes later builds on the branch", async () => {
  const { briefs } = await search({
    3: [
      { kind: "branch", candidate: "g1-c1" },
      { kind: "budget", generations: 1 },
    ],
  });
  const known = briefs.map(({ archive }) => [...new Set(archive.map(({ candidate }) => candidate.generation))]);
  expect(known).toEqual([[], [1], [1], [1, 3]]);
  expect(briefs.slice(2).map((brief) => brief.parents[0]?.candidate.id)).toEqual(["g1-c1", "g1-c1"]);
});

test("a person ends the search early or gives it further generations", async () => {
  expect((await search({ 3: [{ kind: "finish" }] })).summary).toMatchObject({ generations: 2, status: "completed" });
  const further = await search({ 4: [{ kind: "budget", generations: 2 }] });
  expect(further.summary.generations).toBe(5);
  expect(further.asked).toEqual([1, 2, 3, 4, 5, 6]);
});

test("who extends a search that a person had ended is heard before the first new generation, and not ended by the old word", async () => {
  const first = await search({ 3: [{ kind: "finish" }] });
  const memory = memoryStore(first.memory.records, { files: first.memory.files });
  await memory.store.once("extended:1", async () => ({
    type: "search-extended",
    part: 1,
    after: 2,
    until: 3,
    reportPool: 1,
    reportSeeds: [],
    caps: {},
  }));
  const note: Intervention = { kind: "note", text: "slower" };
  const second = await search({ 3: [note] }, memory);
  expect(second.summary.generations).toBe(3);
  expect(second.asked).toEqual([3, 4]);
  expect(second.briefs.map(({ generation, interventions }) => [generation, interventions])).toEqual([
    [3, [{ kind: "finish" }, note]],
  ]);
  const again = await search({}, memoryStore(memory.records, { files: memory.files }));
  expect(again.asked).toEqual([]);
  expect(again.summary).toEqual(second.summary);
});

test("a program that failed is trained again where a person gives it as it was, and a resumed search does not do so once more", async () => {
  const failing = new Set<number>();
  const { executor, jobs } = fakeExecutor((job) => {
    const quality = qualityOf(job);
    if (quality === undefined || failing.has(quality) || quality > 0.5) return fakeOutcome(job);
    failing.add(quality);
    return { kind: "failed", failure: { reason: "timeout", message: "the machine was busy" } };
  });
  const first = await search({}, memoryStore(), { executor });
  const [failed] = [...first.memory.records.values()].flatMap((event) =>
    event.type === "candidate-evaluated" && event.outcome === "failed" ? [event.id] : [],
  );
  const { text, generation } = first.proposed.find(({ id }) => id === failed) as (typeof first.proposed)[number];
  const again: Intervention = { kind: "edit", candidate: failed as string, text, note: "asked again" };
  failing.clear();
  const memory = memoryStore();
  const second = await search({ [generation + 1]: [again, again] }, memory, { executor });
  const came = [...memory.records.values()].flatMap((event) =>
    event.type === "candidate-evaluated" && event.id.startsWith(`g${generation + 1}-`) ? [event.outcome] : [],
  );
  expect(came.slice(0, 2)).toEqual(["trained", "trained"]);
  const trained = jobs.length;
  const resumed = await search({}, memoryStore(memory.records, { files: memory.files }), { executor });
  expect(jobs).toHaveLength(trained);
  expect(resumed.summary).toEqual(second.summary);
});
