import { expect, test } from "vitest";
import { createIslands } from "../../../src/evolution/strategies/islands.ts";
import { bred, goesOn, idsOf, knownOf } from "./told.ts";

const plan = { seed: 1, generations: 9, samples: 8, searchSeeds: 1 };

const first = [1, 2, 3, 4].flatMap((island) => [
  bred(`g1-c${2 * island - 1}`, [island], `island-${island}`),
  bred(`g1-c${2 * island}`, [island + 0.5], `island-${island}`),
]);

test("the first generation is spread evenly and shown nothing", () => {
  const { groups } = goesOn(createIslands(plan), knownOf([]));
  expect(groups.map(({ name, count }) => [name, count])).toEqual([1, 2, 3, 4].map((island) => [`island-${island}`, 2]));
  for (const { view } of groups) expect(view).toMatchObject({ parents: [], archive: [] });
});

/** Parents that an island was ever given, over many seeds of the run. */
const parentsOver = (archive: Parameters<typeof knownOf>[0], island: string): Set<string> =>
  new Set(
    Array.from({ length: 60 }, (_, seed) => goesOn(createIslands({ ...plan, seed }), knownOf(archive)))
      .flatMap(({ groups }) => groups.filter(({ name }) => name === island))
      .flatMap(({ view }) => idsOf(view.parents)),
  );

test("who is below its island's mean is not let in, who is at or above it is", () => {
  const archive = [...first, bred("g2-c1", [3.9], "island-4"), bred("g2-c2", [4.3], "island-4")];
  const parents = parentsOver(archive, "island-4");
  expect(parents).toContain("g2-c2");
  expect(parents).not.toContain("g2-c1");
});

test("a strong island keeps to its own programs; a weak one may begin again from a stronger one's best", () => {
  for (const id of parentsOver(first, "island-4")) expect(["g1-c7", "g1-c8"]).toContain(id);
  const weak = parentsOver(first, "island-1");
  expect([...weak].some((id) => ["g1-c6", "g1-c8"].includes(id))).toBe(true);
  expect([...weak].every((id) => ["g1-c1", "g1-c2", "g1-c6", "g1-c8"].includes(id))).toBe(true);
});

test("an island's leader is trained on further seeds before it is bred from, within the island's share", () => {
  const strategy = createIslands({ ...plan, remeasure: 8 });
  const { remeasure, groups } = goesOn(strategy, knownOf(first));
  expect(groups).toEqual([]);
  expect(remeasure.every(({ seeds }) => seeds === 3)).toBe(true);
  for (const id of ["g1-c4", "g1-c6", "g1-c8"]) expect(remeasure.map((each) => each.id)).toContain(id);
  expect(remeasure.map((each) => each.id)).not.toContain("g1-c7");
  const measured = first.map((lesson) =>
    remeasure.some(({ id }) => id === lesson.candidate.id)
      ? bred(
          lesson.candidate.id,
          Array(3).fill(lesson.candidate.outcome.kind === "trained" && lesson.candidate.outcome.fitness.mean),
          lesson.candidate.group,
        )
      : lesson,
  );
  expect(goesOn(strategy, knownOf(measured)).groups.length).toBeGreaterThan(0);
});

test("better islands are given more samples", () => {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 60; seed++)
    for (const { name, count } of goesOn(createIslands({ ...plan, seed }), knownOf(first)).groups)
      counts.set(name, (counts.get(name) ?? 0) + count);
  expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(60 * plan.samples);
  expect(counts.get("island-4")).toBeGreaterThan(2 * (counts.get("island-1") ?? 0));
});
