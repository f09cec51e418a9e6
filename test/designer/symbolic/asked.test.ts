import { describe, expect, test } from "vitest";
import type { EpisodeOutcome } from "../../../src/core/outcome.ts";
import { createWorld } from "../../../src/designer/symbolic/columns.ts";
import { gatherEvidence, type Evidence } from "../../../src/designer/symbolic/evidence.ts";
import { breed } from "../../../src/designer/symbolic/evolve.ts";
import type { Composed } from "../../../src/designer/symbolic/genome.ts";
import { changed } from "../../../src/designer/symbolic/operators.ts";
import { compose } from "../../../src/designer/symbolic/operators/compose.ts";
import { enough } from "../../../src/designer/symbolic/operators/enough.ts";
import { milestone } from "../../../src/designer/symbolic/operators/milestone.ts";
import type { AskedOperator } from "../../../src/designer/symbolic/operators/types.ts";
import type { Parent } from "../../../src/designer/symbolic/parents.ts";
import { printExpression } from "../../../src/designer/symbolic/print.ts";
import { readGenome } from "../../../src/designer/symbolic/read.ts";
import { sketch } from "../../../src/designer/symbolic/track.ts";
import { contextWith } from "./fixtures/context.ts";
import { briefOf, lean } from "./fixtures/toys.ts";

// What is tried only where the leader's episodes ask for it.

const world = createWorld(lean.spec);

type Told = { x?: number; speed?: number; lean?: number; success?: boolean; fell?: boolean };

/** Each field goes from 0 to its value and stays; another one goes its own way in each episode. */
const episodeOf = (
  { x = 0, speed = 0, lean: tilt = 0, success = false, fell = false }: Told,
  place: number,
): EpisodeOutcome => {
  const to = (value: number) => ({
    first: 0,
    last: value,
    mean: value / 2,
    min: Math.min(0, value),
    max: Math.max(0, value),
  });
  return {
    fitness: success ? 1 : place / 1000,
    success,
    return: 0,
    length: 40,
    ending: fell ? "terminated" : "truncated",
    features: {
      "cart.x": to(x),
      "cart.speed": to(speed),
      "mast.lean": to(tilt),
      "mast.rate": to(((place * 7) % 11) / 5),
    },
  };
};

/** Episodes of the random policy, and those of the leader. */
const evidenceOf = (random: readonly Told[], own: readonly Told[] = []): Evidence => {
  const episodes = [...random, ...own].map(episodeOf);
  const evidence = gatherEvidence(briefOf(lean, 1, { episodes: [{ owner: "random", episodes }] }), world);
  const tracks = episodes.map((episode, place) =>
    sketch(episode, { world, owner: place < random.length ? "random" : "p" }),
  );
  return { ...evidence, tracks };
};

const leader = (
  terms: Record<string, string>,
  { composition = "sum", id = "p", origin = { operator: "sample", parents: [] } }: Partial<Parent> = {},
): Parent => ({
  id,
  genome: readGenome(
    `export const weights = { ${Object.keys(terms).map((name) => `${name}: 1`)} };
     export const initial = { cell: 0 };
     export function terms() { return { ${Object.entries(terms).map(([name, text]) => `${name}: ${text}`)} }; }`,
    world,
  ),
  composition,
  fitness: 1,
  merit: id === "p" ? 1 : 0.5,
  coverage: 0,
  cutShort: 0,
  origin,
  broken: [],
  barely: [],
  without: new Map(),
  causes: new Map(),
  terms: new Map(),
});

const answerOf = (operator: AskedOperator, parent: Parent, evidence: Evidence) => {
  const context = contextWith(evidence, { world, seed: 1 });
  const change = changed(operator, parent, { others: [], context });
  // What it says that it asks for, it does, and nothing else.
  expect(operator.asks(parent, context)).toBe(change !== undefined);
  return change && { ...change, texts: change.genome.map((gene) => printExpression(gene.expression)) };
};

const go = { go: "next.cart.speed" };
const far: Told[] = Array.from({ length: 6 }, (_, place) => ({ x: 8 + place, success: true }));
const near: Told[] = Array.from({ length: 12 }, (_, place) => ({ x: place / 4 }));

describe("milestone", () => {
  test("what all successes came to and the others did not is paid once, at a mark between", () => {
    const change = answerOf(milestone, leader(go), evidenceOf(near, [...near, ...far]));
    const mark = Number(/^once\(memory, "once", next\.cart\.x > ([\d.]+)\)$/.exec(change?.texts.at(-1) ?? "")?.[1]);
    expect(mark).toBeGreaterThan(1.375);
    expect(mark).toBeLessThan(8);
    expect(change?.note).toContain("all successes and 0 % of the other episodes");
  });

  const one = { ...far[0] };
  test.each<[string, Told[], Told[], Parent]>([
    ["no episode succeeds", near, near, leader(go)],
    ["one success tells nothing of what all come to", near, [...near, one], leader(go)],
    [
      "as many others come as far",
      [...far, ...far].map((each) => ({ ...each, success: false })),
      [...near, ...far],
      leader(go),
    ],
    ["all of the leader's succeed", near, far, leader(go)],
    ["it is paid already", near, [...near, ...far], leader({ ...go, had: 'once(memory, "cell", next.cart.x > 3)' })],
    ["all terms must hold", near, [...near, ...far], leader(go, { composition: "softmin" satisfies Composed })],
  ])("is not asked for where %s", (name, random, own, parent) => {
    const evidence = evidenceOf(random, own);
    const context = contextWith(evidence, { world, seed: 1 });
    expect(milestone.asks(parent, context)).toBe(false);
    expect(changed(milestone, parent, { others: [], context })).toBeUndefined();
    expect(name).not.toBe("");
  });
});

describe("enough", () => {
  const usual: Told[] = Array.from({ length: 30 }, () => ({ speed: 0.5 }));
  const peaked = evidenceOf([], [...usual, { speed: 30 }]);

  test("a leading term of few high steps pays no more beyond what is enough", () => {
    const change = answerOf(enough, leader(go), peaked);
    expect(change?.texts).toEqual([expect.stringMatching(/^clip\(next\.cart\.speed, [\d.]+\)$/)]);
    expect(change?.note).toContain("go pays no more where it is enough");
  });

  test.each<[string, Evidence, Record<string, string>]>([
    ["its steps are even", evidenceOf([], usual), go],
    ["it is a change, which adds up to what was come to", peaked, { go: "(next.cart.speed - state.cart.speed) / dt" }],
    ["it is bounded", peaked, { go: "Math.tanh(next.cart.speed)" }],
    ["another term leads", peaked, { ...go, more: "100 * (next.cart.speed - state.cart.speed)" }],
    [
      "the peaks are another policy's",
      { ...peaked, tracks: peaked.tracks.map((track) => ({ ...track, owner: "q" })) },
      go,
    ],
  ])("is not asked for where %s", (name, evidence, terms) => {
    expect({ name, change: answerOf(enough, leader(terms), evidence) }).toEqual({ name, change: undefined });
  });
});

describe("compose", () => {
  const both = {
    there: "tolerance(next.cart.x, { bounds: [4, 6], margin: 3 })",
    upright: "tolerance(next.mast.lean, { bounds: [-0.1, 0.1], margin: 0.5 })",
  };
  const upright: Told[] = Array.from({ length: 8 }, () => ({ x: 0, lean: 0.02 }));
  const uneven = evidenceOf([], upright);

  test("of bounded terms that weigh alike and of which one is neglected all must hold", () => {
    const change = answerOf(compose, leader(both), uneven);
    expect(change?.composition).toBe("softmin");
    expect(change?.genome.map(({ name, weight }) => [name, weight])).toEqual([
      ["there", 1],
      ["upright", 1],
    ]);
    expect(change?.note).toContain("there had 2 %");
  });

  test("what must not end falls where the world ends it", () => {
    const fell = evidenceOf(
      [],
      upright.map((each) => ({ ...each, fell: true })),
    );
    expect(answerOf(compose, leader(both), fell)?.texts).toContain("(terminated ? -1 : 1)");
  });

  test("a program in which all terms must hold is tried as their sum", () => {
    const change = answerOf(compose, leader(both, { composition: "softmin" }), uneven);
    expect(change?.composition).toBe("sum");
    expect(change?.genome).toEqual(leader(both).genome);
  });

  test.each<[string, Evidence, Record<string, string>]>([
    [
      "nothing is neglected",
      evidenceOf(
        [],
        upright.map((each) => ({ ...each, x: 5 })),
      ),
      both,
    ],
    ["a term has no bounds", uneven, { ...both, go: "next.cart.speed" }],
    ["there is one term", uneven, { there: both.there }],
    ["ending is the goal", { ...uneven, terminated: 0.5 }, both],
  ])("is not asked for where %s", (name, evidence, own) => {
    expect({ name, change: answerOf(compose, leader(own), evidence) }).toEqual({ name, change: undefined });
  });
});

test("one place of a generation is for what is asked for, once of one leader; where nothing is, there is none", () => {
  const evidence = evidenceOf(near, [...near, ...far]);
  const operatorsOf = (others: readonly Parent[], seen: Evidence = evidence) =>
    breed({
      parents: [leader(go), leader({ tilt: "next.mast.lean" }, { id: "q" }), ...others],
      known: new Set(),
      count: 8,
      turn: 0,
      context: contextWith(seen, { world, seed: 3 }),
    }).map(({ operator }) => operator);
  expect(operatorsOf([]).map((operator) => operator === "milestone")).toEqual([
    false,
    false,
    false,
    true,
    false,
    false,
    false,
    false,
  ]);
  const child = leader(go, { id: "r", origin: { operator: "milestone", parents: ["p"] } });
  expect(operatorsOf([child])).not.toContain("milestone");
  expect(operatorsOf([], evidenceOf(near, near))).not.toContain("milestone");
});
