import { expect, test } from "vitest";
import { episodesOf, type Lesson } from "../../../src/core/brief.ts";
import { createWorld } from "../../../src/designer/symbolic/columns.ts";
import { createSymbolicDesigner } from "../../../src/designer/symbolic/designer.ts";
import { readGenome } from "../../../src/designer/symbolic/read.ts";
import { isEnding } from "../../../src/designer/symbolic/sample.ts";
import { briefOf, hold, lessonOf, randomEpisodes, type Toy } from "./fixtures/toys.ts";

const designer = createSymbolicDesigner();

const open: Toy = {
  ...hold,
  step: (state, action) => ({ ...hold.step(state, action), terminated: false }),
};
const endless: Toy = { ...open, spec: { ...hold.spec, termination: "Never." } };

/** Of two generations, how many programs pay for time or endings. */
const endingsIn = async (toy: Toy, { seed, first }: { seed: number; first: Toy }): Promise<number> => {
  const isOf = (text: string): boolean => readGenome(text, createWorld(toy.spec)).some(isEnding);
  const episodes = randomEpisodes(first, seed);
  const samples = await designer.propose(briefOf(toy, seed, { episodes }), 8);
  const archive = samples
    .slice(0, 3)
    .map(({ text, origin }, index): Lesson => lessonOf(text, { id: `g1-c${index + 1}`, origin, toy: first, seed }));
  const known = { parents: archive.slice(0, 1), archive, episodes: [...episodes, ...archive.map(episodesOf)] };
  const bred = await designer.propose(briefOf(toy, seed, { generation: 2, ...known }), 12);
  const blind = await designer.propose(briefOf(toy, seed), 8);
  return [...samples, ...bred, ...blind].filter(({ text }) => isOf(text)).length;
};

const total = async (toy: Toy, first: Toy): Promise<number> =>
  (await Promise.all([1, 2, 3].map((seed) => endingsIn(toy, { seed, first })))).reduce((sum, count) => sum + count, 0);

test("where the world says that it ends nothing, nothing is paid for endings, from the first generation on", async () => {
  expect(await total(endless, endless)).toBe(0);
});

test("where it does not say so, or its episodes gainsay it, endings are paid for", async () => {
  expect(await total(open, open)).toBeGreaterThan(0);
  const ends: Toy = {
    ...endless,
    step: (state, action) => ({ ...hold.step(state, action), terminated: Math.abs(state[0] ?? 0) > 0.05 }),
  };
  // Of the programs that nothing was shown to, the words still decide.
  expect(await total(ends, ends)).toBeGreaterThan(0);
});
