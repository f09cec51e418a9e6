import { describe, expect, test } from "vitest";
import { episodesOf } from "../../../src/core/brief.ts";
import type { Keeping } from "../../../src/core/constraint.ts";
import type { SeenMark } from "../../../src/core/mark.ts";
import { createCritic } from "../../../src/critic/critic.ts";
import { createWorld } from "../../../src/designer/symbolic/columns.ts";
import { createSymbolicDesigner } from "../../../src/designer/symbolic/designer.ts";
import { canonicalKey, printGenome } from "../../../src/designer/symbolic/genome.ts";
import { canGuard, excessOf, guardsOf } from "../../../src/designer/symbolic/guards.ts";
import { printExpression } from "../../../src/designer/symbolic/print.ts";
import { readGenome } from "../../../src/designer/symbolic/read.ts";
import { spec as hopper } from "../../measure/episodes.ts";
import { briefOf, hold, lessonOf, randomEpisodes } from "./fixtures/toys.ts";

const constraint = (expression: string) => ({ expression, meaning: expression });

describe("a constraint is said in the grammar by its field, relation and threshold", () => {
  test.each([
    ["torso.x < 3", ["-clamp(next.torso.x - 3, 0, 2)"]],
    ["torso.x > -1", ["-clamp(-1 - next.torso.x, 0, 2)"]],
    ["abs(torso.pitch) < 0.25", ["-(clamp(next.torso.pitch - 0.25, 0, 2) + clamp(-0.25 - next.torso.pitch, 0, 2))"]],
    ["not foot.contact", ["-clamp((next.foot.contact ? 1 : 0), 0, 2)"]],
    ["torso.x < 2 * torso.height", ["-clamp(next.torso.x - 2 * next.torso.height, 0, 2)"]],
    ["torso.velocity ^ 2 < 4", ["-clamp(next.torso.velocity ** 2 - 4, 0, 2)"]],
    ["action.torque.knee < 0.5", ["-clamp(action.torque[1] - 0.5, 0, 2)"]],
    ["smallest(action.torque) > 0", ["-(clamp(0 - action.torque[0], 0, 2) + clamp(0 - action.torque[1], 0, 2))"]],
    [
      "largest(joints.angle) < 0.5",
      ["-(clamp(next.joints.angle[0] - 0.5, 0, 2) + clamp(next.joints.angle[1] - 0.5, 0, 2))"],
    ],
    ["norm(joints.angle) < 1", ["-clamp(Math.sqrt(next.joints.angle[0] ** 2 + next.joints.angle[1] ** 2) - 1, 0, 2)"]],
    ["duration < 3", []],
    ["floor(torso.x) < 3", []],
  ])("%s", async (expression, printed) => {
    const world = createWorld(hopper);
    const [{ guards }] = guardsOf([constraint(expression)], world) as [ReturnType<typeof guardsOf>[number]];
    const terms = guards.map((guard) => excessOf(guard, { inset: 0, most: 2 }));
    expect(terms.map((term) => printExpression(term.expression))).toEqual(printed);
    expect(canGuard(constraint(expression), hopper)).toBe(printed.length > 0);
    if (terms.length === 0) return;
    // What is proposed passes the critic, and is read back to be built upon.
    const genome = [...terms, { name: "forward", expression: readForward(world) }].map((term) => ({
      ...term,
      weight: 1,
    }));
    const text = printGenome(genome, "a test");
    const { diagnostics } = await createCritic({ spec: hopper }).review(text, {});
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(canonicalKey(readGenome(text, world))).toBe(canonicalKey(genome));
  });
});

const readForward = (world: ReturnType<typeof createWorld>) =>
  readGenome(
    "export const weights = { a: 1 };\nexport function terms() { return { a: next.torso.velocity }; }",
    world,
  )[0]!.expression;

const plain =
  "export const weights = { a: 1 };\nexport function terms({ next }) { return { a: -Math.abs(next.b0 - next.b2) }; }";

/** `guarded`: fitness of guards of the best that were tried before. `last`: the search builds upon its lowest. */
type Proposing = {
  told?: boolean;
  even?: boolean;
  guarded?: readonly number[];
  last?: boolean;
  marks?: readonly SeenMark[];
  expression?: string;
  /** Of all that keep it. */
  slack?: number;
};

describe("the designer answers what its best broke", () => {
  const keepingOf = (kept: number, { expression, slack }: { expression: string; slack?: number }): Keeping[] => [
    {
      expression,
      episodes: 8,
      kept,
      first: kept === 8 ? null : { episode: 0, step: 3, seconds: 0.3, seed: 1 },
      ...(slack !== undefined && { slack: [slack] }),
    },
  ];
  const propose = async (
    kept: readonly number[],
    {
      told = true,
      even = false,
      guarded = [],
      last = false,
      marks = [],
      expression = "abs(b0) < 0.5",
      slack,
    }: Proposing = {},
  ) => {
    const keeping = (count: number): Keeping[] =>
      keepingOf(count, { expression, ...(count === 8 && slack !== undefined && { slack }) });
    const designer = createSymbolicDesigner();
    const first = await designer.propose(briefOf(hold, 4, { episodes: randomEpisodes(hold, 4) }), kept.length);
    const archive = first
      .map(({ text, origin }, index) => ({
        ...lessonOf(text, { id: `g1-c${index + 1}`, origin, toy: hold, seed: 4 }),
        keeping: keeping(kept[index] as number),
      }))
      .toSorted((left, right) => fitnessOf(right) - fitnessOf(left));
    const ranked = archive.map((lesson, place) => ({ ...lesson, keeping: keeping(kept[place] as number) }));
    for (const { candidate } of even ? ranked : [])
      if (candidate.outcome.kind === "trained")
        candidate.outcome.fitness.mean = candidate.id === ranked[0]!.candidate.id ? 1 : 0.99;
    for (const { candidate } of even ? ranked.slice(-1) : [])
      if (candidate.outcome.kind === "trained") candidate.outcome.fitness.mean = 0;
    const made = guarded.map((fitness, index): (typeof ranked)[number] => {
      const lesson = structuredClone(ranked[0] as (typeof ranked)[number]);
      if (lesson.candidate.outcome.kind === "trained") lesson.candidate.outcome.fitness.mean = fitness;
      lesson.candidate.id = `g2-c${index + 1}`;
      lesson.candidate.origin = { operator: "guard", parents: [ranked[0]!.candidate.id], note: "" };
      return lesson;
    });
    const brief = briefOf(hold, 4, {
      generation: 2,
      parents: last ? ranked.slice(-1) : ranked.slice(0, 1),
      archive: [...ranked, ...made],
      episodes: [...randomEpisodes(hold, 4), ...ranked.map(episodesOf)],
      constraints: told ? [constraint(expression)] : [],
      marks,
    });
    return {
      best: ranked[0]!.candidate.id,
      ids: ranked.map(({ candidate }) => candidate.id),
      proposals: await designer.propose(brief, 6),
    };
  };
  const fitnessOf = ({ candidate: { outcome } }: ReturnType<typeof lessonOf>): number =>
    outcome.kind === "trained" ? outcome.fitness.mean : 0;

  test("half of a generation are its terms with one that costs leaving the bound", async () => {
    const { best, proposals } = await propose([5, 8, 8, 8]);
    const guarded = proposals.filter(({ origin }) => origin.operator === "guard");
    expect(guarded.length).toBe(3);
    for (const { text, origin } of guarded) {
      expect(text).toMatch(/keepB0: .*clamp\(next\.b0/);
      expect(origin.parents).toEqual([best]);
      expect(origin.note).toContain("breaks `abs(b0) < 0.5` (broken in 3 of 8 episodes, at the earliest after 0.3 s");
    }
    expect(new Set(guarded.map(({ text }) => text)).size).toBe(3);
  });

  test("whatever else is changed of one that breaks it answers it as well", async () => {
    const { best, proposals } = await propose([5, 8, 8, 8]);
    const others = proposals.filter(({ origin }) => origin.operator !== "guard" && origin.parents.includes(best));
    expect(others.length).toBeGreaterThan(0);
    for (const { text, origin } of others) {
      expect(text).toMatch(/keepB0: .*clamp\(next\.b0/);
      expect(origin.note).toMatch(/; keepB0 set: .* breaks `abs\(b0\) < 0\.5`/);
    }
    const untold = await propose([5, 8, 8, 8], { told: false });
    for (const { text } of untold.proposals) expect(text).not.toContain("keepB0");
  });

  /** How much a guard costs, and how much earlier than its bound it begins. */
  const severityOf = (text: string): { weight: number; inset: number } => ({
    weight: Number(/keepB0: ([\d.]+)/.exec(text)?.[1]),
    inset: 0.5 - Number(/clamp\(next\.b0 - ([\d.]+)/.exec(text)?.[1] ?? Number.NaN),
  });
  const severities = ({ proposals }: Awaited<ReturnType<typeof propose>>) =>
    proposals.filter(({ origin }) => origin.operator === "guard").map(({ text }) => severityOf(text));

  test("guards of a generation are laid out from lenient to severe, and all begin before the bound", async () => {
    const guards = severities(await propose([5, 8, 8, 8])).toSorted((left, right) => left.weight - right.weight);
    expect(guards.length).toBe(3);
    for (const { inset } of guards) expect(inset).toBeGreaterThanOrEqual(0.025);
    expect(guards.at(-1)!.weight / guards[0]!.weight).toBeGreaterThan(3);
    expect(guards.at(-1)!.inset).toBeGreaterThanOrEqual(guards[0]!.inset);
  });

  test("where guards took the score they are more lenient, where they did not help more severe", async () => {
    const weight = (guards: readonly { weight: number }[]) => Math.max(...guards.map((each) => each.weight));
    const first = severities(await propose([5, 8, 8, 8], { even: true }));
    const lost = severities(await propose([5, 8, 8, 8], { even: true, guarded: [0, 0, 0] }));
    const borne = severities(await propose([5, 8, 8, 8], { even: true, guarded: [1, 1, 1] }));
    expect(weight(lost)).toBeLessThan(weight(first) / 2);
    expect(weight(borne)).toBeGreaterThan(2 * weight(first));
  });

  test("who keeps it by doing nothing is not built upon, whoever the search calls its best", async () => {
    const { ids, proposals } = await propose([5, 8, 8, 8], { even: true, last: true });
    expect(proposals.flatMap(({ origin }) => origin.parents)).not.toContain(ids.at(-1));
  });

  test("of several that are as good each is answered in turn, those that keep most first", async () => {
    const { ids, proposals } = await propose([3, 7, 5, 5], { even: true });
    const guarded = proposals.filter(({ origin }) => origin.operator === "guard");
    const [least, most, next] = ids;
    expect(guarded.map(({ origin }) => origin.parents)).toEqual([[most], [next], [least]]);
  });

  test("what is kept by a hair is answered too, where that is a share of a bound", async () => {
    const notes = async (options: Proposing) =>
      (await propose([8, 8, 8, 8], options)).proposals.flatMap(({ origin: { operator, note } }) =>
        operator === "guard" ? [note] : [],
      );
    expect(await notes({ slack: 0.03 })).toEqual(
      Array.from({ length: 3 }, () => expect.stringMatching(/^keepB0 set: g1-c\d keeps `abs\(b0\) < 0\.5` by a hair$/)),
    );
    expect(await notes({ slack: 0.3 })).toEqual([]);
    expect(await notes({})).toEqual([]);
    expect(await notes({ slack: 0.03, expression: "b0 > 0" })).toEqual([]);
  });

  test("a guard that was not enough begins earlier by what it left and a share of the bound", async () => {
    const world = createWorld(hold.spec);
    const [{ guards }] = guardsOf([constraint("abs(b0) < 0.5")], world) as [ReturnType<typeof guardsOf>[number]];
    const had = excessOf(guards[0]!, { inset: 0.1, most: 2 });
    const genome = [{ ...had, weight: 1 }, ...readGenome(plain, world)];
    const text = printGenome(genome, "a test");
    const lesson = lessonOf(text, {
      id: "g1-c1",
      origin: { operator: "guard", parents: [], note: "" },
      toy: hold,
      seed: 4,
    });
    const lessons = [{ ...lesson, keeping: keepingOf(8, { expression: "abs(b0) < 0.5", slack: 0.01 }) }];
    const designer = createSymbolicDesigner();
    const proposals = await designer.propose(
      briefOf(hold, 4, {
        generation: 2,
        parents: lessons,
        archive: lessons,
        episodes: [...randomEpisodes(hold, 4), ...lessons.map(episodesOf)],
        constraints: [constraint("abs(b0) < 0.5")],
      }),
      6,
    );
    const guarded = proposals
      .filter(({ origin }) => origin.operator === "guard")
      .map(({ text: each }) => severityOf(each));
    expect(guarded.length).toBeGreaterThan(0);
    for (const { inset } of guarded) expect(inset).toBeGreaterThan(0.12);
  });

  test("a constraint and a marked stretch are both answered in one generation", async () => {
    // Stands still from step 10 to 20.
    const places = Array.from({ length: 41 }, (_, step) => (step <= 10 ? step : Math.max(10, step - 10)) / 10);
    const states = Float64Array.from(
      places.flatMap((place, step) => [place, 10 * (place - (places[step - 1] ?? 0)), 1, 0]),
    );
    const mark: SeenMark = {
      mark: { kind: "mark", candidate: "g1-c1", from: 1, to: 2, category: "too-slow", text: "stands still" },
      first: 10,
      last: 20,
      terms: [],
      fields: [],
      episode: { length: 40, ending: "truncated", states, actions: new Float64Array(40) },
    };
    const operators = async (options: Proposing) =>
      (await propose([5, 8, 8, 8], options)).proposals.map(({ origin }) => origin.operator);
    const both = await operators({ marks: [mark] });
    expect(both).toContain("guard");
    expect(both).toContain("heed");
    expect(await operators({})).not.toContain("heed");
    expect(await operators({ marks: [mark], told: false })).not.toContain("guard");
  });

  test("nothing is answered where the best keeps it, or where nobody told of it", async () => {
    for (const { proposals } of [await propose([8, 5, 5, 5]), await propose([5, 8, 8, 8], { told: false })])
      expect(proposals.map(({ origin }) => origin.operator)).not.toContain("guard");
  });
});
