import { expect, test } from "vitest";
import type { SeenMark } from "../../../src/core/mark.ts";
import type { MarkCategory } from "../../../src/core/steering.ts";
import { createWorld } from "../../../src/designer/symbolic/columns.ts";
import { createSymbolicDesigner } from "../../../src/designer/symbolic/designer.ts";
import { markedIn } from "../../../src/designer/symbolic/marks.ts";
import { readGenome } from "../../../src/designer/symbolic/read.ts";
import { briefOf, lean, lessonOf, randomEpisodes } from "./fixtures/toys.ts";

const world = createWorld(lean.spec);
const length = 40;

/** The cart stands still from step 10 to 20 and drives otherwise; the mast swings from 25 to 35. */
const episode = (): SeenMark["episode"] => {
  const states = new Float64Array((length + 1) * 4);
  let x = 0;
  for (let step = 0; step <= length; step++) {
    const speed = step > 10 && step <= 20 ? 0 : 2;
    const swings = step > 25 && step <= 35;
    x += 0.1 * speed;
    states.set([x, speed, 0.1, swings ? (step % 2 === 0 ? 2 : -2) : 0], 4 * step);
  }
  return { length, ending: "truncated", states, actions: new Float64Array(length) };
};

const seen = (category: MarkCategory, [first, last]: [number, number]): SeenMark => ({
  mark: { kind: "mark", candidate: "g1-c1", from: first / 10, to: last / 10, category, text: "there" },
  first,
  last,
  terms: [],
  fields: [],
  episode: episode(),
});

const expressionOf = (text: string) =>
  readGenome(`export const weights = { a: 1 };\nexport function terms() { return { a: ${text} }; }`, world)[0]!
    .expression;

test.each<[string, MarkCategory, [number, number], string, (wanted: number) => boolean]>([
  ["pays where it does not stand still", "too-slow", [10, 20], "next.cart.speed", (wanted) => wanted > 0.9],
  ["of a good stretch the reverse", "good", [10, 20], "next.cart.speed", (wanted) => wanted < -0.9],
  ["charges where the mast swings", "unsteady", [25, 35], "-Math.abs(next.mast.rate)", (wanted) => wanted > 0.9],
  ["pays alike everywhere", "other", [10, 20], "next.mast.lean", (wanted) => wanted === 0],
  ["of the whole episode nothing is told", "too-slow", [0, length], "next.cart.speed", (wanted) => wanted === 0],
])("a term that %s: %s, steps %j, %s", (_, category, steps, text, isRight) => {
  const [marked] = markedIn([seen(category, steps)], world);
  expect(marked?.wanted(expressionOf(text))).toSatisfy(isRight);
});

const proposals = async (marks: readonly SeenMark[], seed: number) => {
  const designer = createSymbolicDesigner();
  const episodes = randomEpisodes(lean, seed);
  const [first] = await designer.propose(briefOf(lean, seed, { episodes }), 1);
  const { text, origin } = first as NonNullable<typeof first>;
  const lesson = lessonOf(text, { id: "g1-c1", origin, toy: lean, seed });
  return designer.propose(
    briefOf(lean, seed, { episodes, parents: [lesson], archive: [lesson], generation: 2, marks }),
    8,
  );
};

test.each<[MarkCategory, [number, number], RegExp]>([
  ["too-slow", [10, 20], /cart/],
  ["unsteady", [25, 35], /mast/],
  ["wasteful", [10, 20], /pushEffort/],
])("a stretch marked as %s, steps %j, is answered by terms of what went on there: %s", async (category, steps, of) => {
  const answers = (await Promise.all([1, 2, 3].map((seed) => proposals([seen(category, steps)], seed)))).flat();
  const added = answers.flatMap(({ origin: { operator, note } }) =>
    operator === "heed" ? (/^(\w+) added: seconds/.exec(note)?.[1] ?? []) : [],
  );
  expect(added.length).toBeGreaterThan(3);
  expect(added.filter((name) => of.test(name)).length / added.length).toBeGreaterThan(0.8);
});

test("where the actions jump in a stretch marked as unsteady, their changes may be charged for; elsewhere they are not", async () => {
  const jumping = (from: number): SeenMark => {
    const mark = seen("unsteady", [25, 35]);
    const actions = Float64Array.from({ length }, (_, step) => (step >= from && step < from + 10 ? (-1) ** step : 0.5));
    return { ...mark, episode: { ...mark.episode, actions } };
  };
  const added = async (mark: SeenMark) =>
    (await Promise.all([1, 2, 3, 4, 5, 6].map((seed) => proposals([mark], seed))))
      .flat()
      .filter(({ text }) => text.includes("pushFidget"));
  const there = await added(jumping(25));
  expect(there.length).toBeGreaterThan(0);
  expect(there[0]?.text).toContain('pushFidget: -(delta(memory, "pushFidget", action.push) ** 2)');
  expect(await added(jumping(5))).toEqual([]);
});

test("one place of four answers marks; the others are drawn by what a mark tells, too, as by other evidence", async () => {
  const share = (all: readonly { origin: { note: string } }[]): number =>
    all.filter(({ origin: { note } }) => /^(mast\w+) added: its correlation/.test(note)).length;
  const seeds = Array.from({ length: 8 }, (_, seed) => seed + 1);
  const [with_, without] = await Promise.all(
    [[seen("unsteady", [25, 35])], []].map(async (marks) =>
      (await Promise.all(seeds.map((seed) => proposals(marks, seed)))).flat(),
    ),
  );
  const heeds = (with_ ?? []).filter(({ origin }) => origin.operator === "heed");
  expect(heeds.length).toBeGreaterThan(seeds.length);
  expect(heeds.length).toBeLessThanOrEqual(2 * seeds.length);
  expect(share(with_ ?? [])).toBeGreaterThan(share(without ?? []));
});

test("without a mark nothing heeds one", async () => {
  const operators = (await proposals([], 1)).map(({ origin }) => origin.operator);
  expect(operators).not.toContain("heed");
});
