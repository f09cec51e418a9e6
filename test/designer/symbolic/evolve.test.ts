import { expect, test } from "vitest";
import { episodesOf, type Lesson } from "../../../src/core/brief.ts";
import { createWorld } from "../../../src/designer/symbolic/columns.ts";
import { gatherEvidence } from "../../../src/designer/symbolic/evidence.ts";
import { breed } from "../../../src/designer/symbolic/evolve.ts";
import { guardsOf } from "../../../src/designer/symbolic/guards.ts";
import { parentsOf } from "../../../src/designer/symbolic/parents.ts";
import { createSymbolicDesigner } from "../../../src/designer/symbolic/designer.ts";
import { contextWith } from "./fixtures/context.ts";
import { briefOf, lean, lessonOf, randomEpisodes } from "./fixtures/toys.ts";

const world = createWorld(lean.spec);

const brief = await (async () => {
  const episodes = randomEpisodes(lean, 1);
  const first = await createSymbolicDesigner().propose(briefOf(lean, 1, { episodes }), 4);
  const archive = first.map(({ text, origin }, index) =>
    lessonOf(text, { id: `g1-c${index + 1}`, origin, toy: lean, seed: 1 }),
  );
  return briefOf(lean, 1, { generation: 2, parents: archive.slice(0, 1), archive, episodes });
})();

const bred = ({ count, turn }: { count: number; turn: number }) => {
  const seen = gatherEvidence(brief, world);
  // Of no success nothing is asked for besides.
  const evidence = { ...seen, tracks: seen.tracks.map((track) => ({ ...track, success: false })) };
  const context = contextWith(evidence, { world, seed: 7 });
  return breed({ parents: parentsOf(brief, { world, evidence }), known: new Set(), count, turn, context });
};

const operatorsOf = (turn: number) => bred({ count: 4, turn }).map(({ operator }) => operator);

test("of few samples a generation every kind of change has its turn, and then the first again", () => {
  const close = ["mend", "tune", "reend", "last", "extend", "crossover"];
  expect(operatorsOf(0).every((operator) => close.includes(operator))).toBe(true);
  const next = operatorsOf(1);
  expect(next).toContain("sample");
  expect(next).toContain("immigrant");
  expect(next.some((operator) => operator === "reform" || operator === "reshape")).toBe(true);
  expect(operatorsOf(2)).toEqual(operatorsOf(0));
});

test("eight samples have every kind in each generation, whichever it is", () => {
  expect(bred({ count: 8, turn: 3 })).toEqual(bred({ count: 8, turn: 0 }));
});

test("a guard, which costs where the score is had, keeps nobody from being built upon", () => {
  const constraint = { expression: "abs(cart.speed) < 0.4", meaning: "" };
  const program = (term: string) =>
    `export const weights = { a: 1 };\nexport function terms({ next }) { return { a: ${term} }; }`;
  const terms = ["next.cart.speed", "next.cart.x", "-Math.abs(next.cart.x)", "-Math.abs(next.cart.speed)"];
  const [fast, ...idle] = terms.map((term, index) =>
    lessonOf(program(term), {
      id: `g1-c${index + 1}`,
      origin: { operator: "sample", parents: [], note: "" },
      toy: lean,
      seed: 1,
    }),
  );
  // Whose return goes with the score, and which learnt nothing.
  for (const { candidate } of idle) if (candidate.outcome.kind === "trained") candidate.outcome.fitness.mean = 0;
  const first = { episode: 0, step: 3, seconds: 0.3, seed: 1 };
  const keeping = [{ expression: constraint.expression, episodes: 8, kept: 0, first }];
  const archive = [{ ...(fast as Lesson), keeping }, ...idle];
  const asked = briefOf(lean, 1, {
    generation: 2,
    parents: archive.slice(1, 2),
    archive,
    episodes: [...randomEpisodes(lean, 1), ...archive.map(episodesOf)],
    constraints: [constraint],
  });
  const evidence = gatherEvidence(asked, world);
  const changes = Array.from({ length: 12 }, (_, seed) => {
    const context = contextWith(evidence, { world, seed, changes: { guarded: guardsOf([constraint], world) } });
    return breed({ parents: parentsOf(asked, { world, evidence }), known: new Set(), count: 8, turn: 0, context });
  })
    .flat()
    .filter(({ operator, parents }) => operator !== "guard" && parents.length > 0);
  const ofFast = changes.filter(({ parents }) => parents[0] === "g1-c1").length;
  expect(ofFast).toBeGreaterThan(0.9 * changes.length);
});
