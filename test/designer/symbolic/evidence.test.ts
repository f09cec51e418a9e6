import { expect, test } from "vitest";
import type { Lesson } from "../../../src/core/brief.ts";
import { createWorld } from "../../../src/designer/symbolic/columns.ts";
import { gatherEvidence } from "../../../src/designer/symbolic/evidence.ts";
import { briefOf, hold, lessonOf } from "./fixtures/toys.ts";

const text = `export const weights = { a: 1 };
export function terms() { return { a: 1 }; }`;

const world = createWorld(hold.spec);

/** A trained lesson whose episodes all score alike and of which `index` alone is stored in full. */
const tied = (index: number): Lesson => {
  const lesson = lessonOf(text, {
    id: "g1-c1",
    origin: { operator: "sample", parents: [], note: "" },
    toy: hold,
    seed: 1,
  });
  const { outcome } = lesson.candidate;
  if (outcome.kind !== "trained") throw new Error(outcome.kind);
  const [result] = outcome.results;
  if (result === undefined) throw new Error("no result");
  const [stored] = result.stored;
  const length = stored?.length as number;
  result.episodes = result.episodes.map((episode) => ({ ...episode, fitness: 1, length }));
  result.stored = [{ ...(stored as (typeof result.stored)[number]), fitness: 1, index }];
  return lesson;
};

test("an episode stored in full stands for itself and for no other that scored the same", () => {
  const lesson = tied(3);
  const { outcome } = lesson.candidate;
  const episodes = outcome.kind === "trained" ? (outcome.results[0]?.episodes ?? []) : [];
  const { tracks } = gatherEvidence(briefOf(hold, 1, { archive: [lesson] }), world);
  expect(tracks).toHaveLength(episodes.length);
  const column = world.state[0]?.name as string;
  const firsts = tracks.slice(1).map((track) => track.states[0]);
  expect(firsts).toEqual(episodes.filter((_, place) => place !== 3).map(({ features }) => features[column]?.first));
});
