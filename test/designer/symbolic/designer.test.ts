import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCritic } from "../../../src/critic/critic.ts";
import { createSymbolicDesigner } from "../../../src/designer/symbolic/designer.ts";
import { createWorld } from "../../../src/designer/symbolic/columns.ts";
import { canonicalKey, printGenome } from "../../../src/designer/symbolic/genome.ts";
import { readGenome } from "../../../src/designer/symbolic/read.ts";
import { anySpec, madeUpEpisodes } from "./fixtures/specs.ts";
import { briefOf, hold, lessonOf, randomEpisodes } from "./fixtures/toys.ts";

const designer = createSymbolicDesigner();

const archiveOf = async (seed: number) => {
  const first = await designer.propose(briefOf(hold, seed, { episodes: randomEpisodes(hold, seed) }), 4);
  return first.map(({ text, origin }, index) => lessonOf(text, { id: `g1-c${index + 1}`, origin, toy: hold, seed }));
};

test("proposals are a pure function of the brief", async () => {
  const archive = await archiveOf(1);
  const brief = briefOf(hold, 1, {
    generation: 2,
    parents: archive.slice(0, 1),
    archive,
    episodes: randomEpisodes(hold, 1),
  });
  const again = createSymbolicDesigner();
  expect(await again.propose(structuredClone(brief), 6)).toEqual(await designer.propose(brief, 6));
});

test("another seed and another generation propose other programs", async () => {
  const texts = async (seed: number, generation: number) =>
    (await designer.propose(briefOf(hold, seed, { generation }), 6)).map(({ text }) => text).join("\n");
  const first = await texts(1, 1);
  expect(await texts(2, 1)).not.toBe(first);
  expect(await texts(1, 2)).not.toBe(first);
});

test("nothing is proposed that the archive holds already, and parents named in a lineage exist", async () => {
  const archive = await archiveOf(3);
  const world = createWorld(hold.spec);
  const proposals = await designer.propose(
    briefOf(hold, 3, { generation: 2, parents: archive.slice(0, 1), archive, episodes: randomEpisodes(hold, 3) }),
    10,
  );
  const keys = [...archive.map((lesson) => lesson.candidate.text), ...proposals.map(({ text }) => text)].map((text) =>
    canonicalKey(readGenome(text, world)),
  );
  expect(new Set(keys).size).toBe(keys.length);
  const ids = archive.map((lesson) => lesson.candidate.id);
  for (const { origin } of proposals) {
    for (const parent of origin.parents) expect(ids).toContain(parent);
    expect(origin.note).not.toBe("");
  }
});

describe("over any spec", () => {
  const options = fc.record({ spec: anySpec, seed: fc.nat(), informed: fc.boolean() });
  const proposalsOf = ({ spec, seed, informed }: { spec: typeof hold.spec; seed: number; informed: boolean }) => {
    const name = Object.keys(
      madeUpEpisodes(spec, { count: 1, seed, fitness: () => 0 })[0]?.features ?? {},
    )[0] as string;
    const episodes = informed
      ? madeUpEpisodes(spec, { count: 16, seed, fitness: ({ features }) => features[name]?.last ?? 0 })
      : [];
    return designer.propose(briefOf({ spec }, seed, { episodes: [{ owner: "random", episodes }] }), 6);
  };

  test("the critic accepts what is proposed", async () => {
    await fc.assert(
      fc.asyncProperty(options, async (option) => {
        const critic = createCritic({ spec: option.spec });
        for (const { text } of await proposalsOf(option)) {
          const { diagnostics } = await critic.review(text, {});
          expect({ text, errors: diagnostics.filter(({ severity }) => severity === "error") }).toEqual({
            text,
            errors: [],
          });
        }
      }),
      { numRuns: 8 },
    );
  });

  test("a printed program reads back as the genome that was printed", async () => {
    await fc.assert(
      fc.asyncProperty(options, async (option) => {
        const world = createWorld(option.spec);
        for (const { text, origin } of await proposalsOf(option)) {
          const genome = readGenome(text, world);
          expect(genome.length).toBeGreaterThan(0);
          expect(printGenome(genome, origin.note)).toBe(text);
        }
      }),
      { numRuns: 15 },
    );
  });
});

test("a field that goes with the score is found among many", async () => {
  const spec = {
    ...hold.spec,
    state: Object.fromEntries(
      Array.from({ length: 10 }, (_, place) => [`a${place}`, { description: "", unit: "1", range: [-1, 1] as const }]),
    ),
  };
  const episodes = madeUpEpisodes(spec, { count: 20, seed: 5, fitness: ({ features }) => -(features.a7?.mean ?? 0) });
  const proposals = await designer.propose(briefOf({ spec }, 5, { episodes: [{ owner: "random", episodes }] }), 8);
  const about = (text: string) => /(?:next|state)\.a7\b/.test(text);
  expect(proposals.filter(({ text }) => about(text)).length).toBeGreaterThanOrEqual(4);
  const control = await designer.propose(briefOf({ spec }, 5), 8);
  expect(control.filter(({ text }) => about(text)).length).toBeLessThan(4);
});
