import { expect, test } from "vitest";
import { episodesOf, type Lesson } from "../../../src/core/brief.ts";
import { mean } from "../../../src/core/statistics.ts";
import { createSymbolicDesigner } from "../../../src/designer/symbolic/designer.ts";
import { briefOf, hold, lean, lessonOf, randomEpisodes, swing, type Toy } from "./fixtures/toys.ts";

const designer = createSymbolicDesigner();

const generations = 2;
const samples = 6;

const scoreOf = ({ candidate }: Lesson): number =>
  candidate.outcome.kind === "trained" ? candidate.outcome.fitness.mean : Number.NEGATIVE_INFINITY;

/** The best score of a search; unguided, each generation is drawn from the grammar as if it were the first. */
const search = async (toy: Toy, { seed, guided }: { seed: number; guided: boolean }): Promise<number> => {
  const archive: Lesson[] = [];
  const first = randomEpisodes(toy, seed);
  for (let generation = 1; generation <= generations; generation++) {
    const best = archive.toSorted((left, right) => scoreOf(right) - scoreOf(left)).slice(0, 1);
    const known = guided
      ? { parents: best, archive: [...archive], episodes: [...first, ...archive.map(episodesOf)] }
      : {};
    const proposals = await designer.propose(briefOf(toy, seed, { generation, ...known }), samples);
    for (const [index, { text, origin }] of proposals.entries()) {
      archive.push(lessonOf(text, { id: `g${generation}-c${index + 1}`, origin, toy, seed }));
    }
  }
  return Math.max(...archive.map(scoreOf));
};

// Deterministic, so these are facts about fixed seeds; docs/decisions/symbolic-designer.md has the distribution over more.
test.each([
  ["hold", hold, 0.15],
  ["lean", lean, 0],
])("on %s the guided search beats programs of the same grammar drawn at random", async (_name, toy, margin) => {
  const guided: number[] = [];
  const drawn: number[] = [];
  for (const seed of [1, 2, 3]) {
    guided.push(await search(toy, { seed, guided: true }));
    drawn.push(await search(toy, { seed, guided: false }));
  }
  expect(mean(guided)).toBeGreaterThan(mean(drawn) + margin);
});

test("where random behaviour never scores, some program finds the goal", async () => {
  for (const seed of [1, 2]) expect(await search(swing, { seed, guided: true })).toBeGreaterThan(1);
});
