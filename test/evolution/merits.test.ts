import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { boltzmann, drawWithout, meritsOf } from "../../src/evolution/merits.ts";
import { trainedLesson } from "../conformance/ranking.ts";

test("weights are ∝ exp(F/T) in ranges of the values, whatever their unit", () => {
  const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(values, fc.double({ min: 0.01, max: 100, noNaN: true }), (given, unit) => {
      const range = Math.max(...given) - Math.min(...given);
      const weights = boltzmann(given, { temperature: 0.5 });
      for (const [place, value] of given.entries()) {
        const below = range === 0 ? 0 : (value - Math.max(...given)) / range;
        expect(weights[place]).toBeCloseTo(Math.exp(below / 0.5), 12);
      }
      const scaled = boltzmann(
        given.map((value) => 3 + unit * value),
        { temperature: 0.5 },
      );
      scaled.forEach((weight, place) => expect(weight).toBeCloseTo(weights[place] as number, 6));
    }),
  );
});

test("10,000 draws are within a total variation of 0.05 of what they are drawn by", () => {
  const values = [0, 0.2, 0.9, 1];
  const weights = boltzmann(values, { temperature: 0.5 });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const random = createRandom(1);
  const counts = values.map(() => 0);
  for (let draw = 0; draw < 10_000; draw++) {
    const [place] = drawWithout([0, 1, 2, 3], { count: 1, weights, random });
    counts[place as number] = (counts[place as number] as number) + 1;
  }
  const apart = counts.map((count, place) => Math.abs(count / 10_000 - (weights[place] as number) / total));
  expect(apart.reduce((sum, each) => sum + each, 0) / 2).toBeLessThan(0.05);
});

test("nobody is drawn twice, and no more than there are", () => {
  const weights = [1, 1e-9, 5];
  expect(drawWithout(["a", "b", "c"], { count: 9, weights, random: createRandom(3) }).toSorted()).toEqual([
    "a",
    "b",
    "c",
  ]);
});

test("merits are the fitness where the ranking goes by it, else the places in it", () => {
  const [good, poor] = [trainedLesson("good", [2]), trainedLesson("poor", [-1])];
  expect(meritsOf([good, poor])).toEqual(
    new Map([
      ["good", 2],
      ["poor", -1],
    ]),
  );
  expect(meritsOf([poor, good])).toEqual(
    new Map([
      ["poor", -0],
      ["good", -1],
    ]),
  );
});
