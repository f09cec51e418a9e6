import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../../../src/core/random.ts";
import {
  answerChances,
  fitPreferences,
  kendall,
  leaveOneOutAgreement,
  mostTellingPair,
  utilityOf,
  type Answer,
} from "../../../src/core/statistics.ts";

type Draw = { seed: number; items: number; features: number; answers: number; tie: number };
const anyDraw: fc.Arbitrary<Draw> = fc.record({
  seed: fc.nat(),
  items: fc.integer({ min: 2, max: 7 }),
  features: fc.integer({ min: 1, max: 4 }),
  answers: fc.integer({ min: 0, max: 25 }),
  tie: fc.constantFrom(0, 0.5, 2),
});

/** Answers of somebody who likes the features by drawn weights, and draws each answer by its chance. */
const asked = ({ seed, items: count, features, answers: asks, tie }: Draw) => {
  const random = createRandom(seed);
  const items = Array.from({ length: count }, () => Array.from({ length: features }, () => random.normal()));
  const weights = Array.from({ length: features }, () => 2 * random.normal());
  const liked = items.map((item) =>
    item.reduce((total, value, place) => total + value * (weights[place] as number), 0),
  );
  const answers = Array.from({ length: asks }, (): Answer => {
    const first = random.integer(count);
    const second = (first + 1 + random.integer(count - 1)) % count;
    const difference = (liked[first] as number) - (liked[second] as number);
    const chances = [Math.exp(difference / 2), Math.exp(-difference / 2), tie];
    return { first, second, result: (["wins", "loses", "tie"] as const)[random.weighted(chances)] as Answer["result"] };
  });
  return { items, answers, liked };
};

const utilities = (items: readonly (readonly number[])[], answers: readonly Answer[]): number[] => {
  const model = fitPreferences({ items, answers });
  return items.map((item) => utilityOf(model, item));
};

const close = (left: readonly number[], right: readonly number[]): void => {
  for (const [place, value] of left.entries()) expect(value).toBeCloseTo(right[place] as number, 8);
};

const turned = { wins: "loses", loses: "wins", tie: "tie" } as const;

test("the order of answers, and which of the two was named first, are irrelevant", () => {
  fc.assert(
    fc.property(anyDraw, (draw) => {
      const { items, answers } = asked(draw);
      const known = utilities(items, answers);
      close(utilities(items, createRandom(draw.seed).shuffle(answers)), known);
      close(
        utilities(
          items,
          answers.map(({ first, second, result }) => ({ first: second, second: first, result: turned[result] })),
        ),
        known,
      );
    }),
    { numRuns: 40 },
  );
});

test("a feature in another unit, from another zero, changes nothing", () => {
  fc.assert(
    fc.property(anyDraw, (draw) => {
      const { items, answers } = asked(draw);
      const scaled = items.map(([first = 0, ...others]) => [1000 * first - 7, ...others]);
      close(utilities(scaled, answers), utilities(items, answers));
      expect(mostTellingPair(fitPreferences({ items: scaled, answers }), { items: scaled, answers })?.gain).toBeCloseTo(
        mostTellingPair(fitPreferences({ items, answers }), { items, answers })?.gain ?? Number.NaN,
        8,
      );
    }),
    { numRuns: 40 },
  );
});

test("chances are chances, and fall to the other side when the items change places", () => {
  fc.assert(
    fc.property(anyDraw, (draw) => {
      const { items, answers } = asked(draw);
      const model = fitPreferences({ items, answers });
      const [first = [], second = []] = items;
      const { wins, loses, tie } = answerChances(model, { first, second });
      expect(wins + loses + tie).toBeCloseTo(1, 12);
      expect(answerChances(model, { first: second, second: first }).wins).toBeCloseTo(loses, 12);
      if (!answers.some(({ result }) => result === "tie")) expect(tie).toBe(0);
    }),
    { numRuns: 40 },
  );
});

test("a planted order is recovered from noisy answers, and better the more there are", () => {
  const agreement = (answers: number): number => {
    const figures = Array.from({ length: 12 }, (_, seed) => {
      const drawn = asked({ seed: seed + 1, items: 8, features: 3, answers, tie: 0.5 });
      return kendall(utilities(drawn.items, drawn.answers), drawn.liked);
    });
    return figures.reduce((total, one) => total + one, 0) / figures.length;
  };
  const [few, many] = [agreement(8), agreement(300)];
  expect(many).toBeGreaterThan(0.9);
  expect(many).toBeGreaterThan(few);
});

test("who answers by the features is foretold; who answers by a coin is not", () => {
  const share = (answers: readonly Answer[], items: readonly (readonly number[])[]): number => {
    const { agreed, of } = leaveOneOutAgreement({ items, answers });
    return agreed / of;
  };
  const shares = Array.from({ length: 8 }, (_, seed) => {
    const { items, answers } = asked({ seed: seed + 1, items: 8, features: 2, answers: 30, tie: 0 });
    const random = createRandom(seed + 100);
    const coin = answers.map((answer) => ({ ...answer, result: random.pick(["wins", "loses"] as const) }));
    return [share(answers, items), share(coin, items)] as const;
  });
  const mean = (side: 0 | 1) => shares.reduce((total, pair) => total + pair[side], 0) / shares.length;
  expect(mean(0)).toBeGreaterThan(0.7);
  expect(mean(1)).toBeLessThan(0.6);
});

test("questions chosen to tell most find the order with fewer than questions drawn by chance", () => {
  const ordered = (choose: "telling" | "chance", seed: number): number => {
    const { items, liked } = asked({ seed, items: 10, features: 4, answers: 0, tie: 0 });
    const random = createRandom(seed);
    const answers: Answer[] = [];
    for (let question = 0; question < 8; question++) {
      const found = mostTellingPair(fitPreferences({ items, answers }), { items, answers });
      const drawn = random.shuffle(items.map((_, place) => place));
      const [first, second] =
        choose === "telling" && found !== null ? [found.first, found.second] : [drawn[0] as number, drawn[1] as number];
      answers.push({ first, second, result: (liked[first] as number) > (liked[second] as number) ? "wins" : "loses" });
    }
    return kendall(utilities(items, answers), liked);
  };
  const seeds = Array.from({ length: 30 }, (_, place) => place + 1);
  const mean = (choose: "telling" | "chance") =>
    seeds.reduce((total, seed) => total + ordered(choose, seed), 0) / seeds.length;
  expect(mean("telling")).toBeGreaterThan(mean("chance"));
});

test("a pair that was asked about is not asked again while another one differs; equal items never", () => {
  const items = [[0], [1], [1]];
  const answers: Answer[] = [{ first: 0, second: 1, result: "wins" }];
  expect(mostTellingPair(fitPreferences({ items, answers }), { items, answers })).toMatchObject({
    first: 0,
    second: 2,
  });
  const all: Answer[] = [...answers, { first: 2, second: 0, result: "loses" }];
  expect(mostTellingPair(fitPreferences({ items, answers: all }), { items, answers: all })).toMatchObject({ first: 0 });
  expect(
    mostTellingPair(fitPreferences({ items: [[1], [1]], answers: [] }), { items: [[1], [1]], answers: [] }),
  ).toBeNull();
});

test("what is no number, a feature that is the same everywhere, and answers all alike leave finite figures", () => {
  const items = [
    [Number.NaN, 3, 1],
    [1, 3, Infinity],
    [2, 3, 2],
  ];
  const answers: Answer[] = Array.from({ length: 50 }, () => ({ first: 2, second: 1, result: "wins" }));
  const model = fitPreferences({ items, answers });
  expect([...model.weights, ...model.covariance.flat()].every(Number.isFinite)).toBe(true);
  expect(model.weights[1]).toBe(0);
  expect(utilityOf(model, items[2] as number[])).toBeGreaterThan(utilityOf(model, items[1] as number[]));
});
