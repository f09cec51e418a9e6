import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createRandom, type Random } from "../../src/core/random.ts";
import { standardDeviation } from "../../src/core/statistics.ts";
import { mostPairs, toldApart } from "../../src/evolution/told-apart.ts";

type Row = { task: string; program: string; learner: string; share: number; fitness: number };

/** Fitness of trainings of one and the same reward, seed by seed, as the instrument's bench stored them. */
const stored = readFileSync(join(import.meta.dirname, "../../bench/results/instrument/after.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Row);

const outcomes = new Map<string, number[]>();
for (const { task, program, learner, share, fitness } of stored) {
  if (program === "random") continue;
  const name = `${task}, ${program}, ${learner}, ${share}`;
  outcomes.set(name, [...(outcomes.get(name) ?? []), fitness]);
}

const worlds: [string, (random: Random) => number][] = [
  ["normal", (random) => random.normal()],
  ["a lottery", (random) => (random.uniform() < 0.6 ? 1 : 0) + 0.1 * random.normal()],
  ["all or nothing", (random) => Number(random.uniform() < 0.5)],
  ["skewed", (random) => -Math.log(1 - random.uniform())],
  ...[...outcomes]
    .filter(([, values]) => values.length >= 9)
    .map(([name, values]): [string, (random: Random) => number] => [name, (random) => random.pick(values)]),
];

const pairsOf = (world: (random: Random) => number, random: Random): number[] =>
  Array.from({ length: mostPairs }, () => world(random) - world(random));

const trials = 400;

/** The stored ones are enough trainings of one reward to draw from, or this tests nothing. */
test("outcomes of one reward over nine seeds and more are stored", () => {
  expect(worlds.length).toBeGreaterThan(7);
});

describe.each(worlds)("over outcomes of %s", (_name, world) => {
  test("equal rewards are called different in at most 9 of 100 trials", () => {
    const random = createRandom(16);
    let different = 0;
    for (let trial = 0; trial < trials; trial++) if (toldApart(pairsOf(world, random)) !== "tie") different++;
    expect((100 * different) / trials).toBeLessThanOrEqual(9);
  });

  test("a gain of 1.2 paired standard deviations wins in at least 80 of 100", () => {
    const random = createRandom(17);
    const gain = 1.2 * (standardDeviation(Array.from({ length: 2000 }, () => world(random) - world(random))) as number);
    let won = 0;
    for (let trial = 0; trial < trials; trial++)
      if (toldApart(pairsOf(world, random).map((difference) => difference + gain)) === "wins") won++;
    expect((100 * won) / trials).toBeGreaterThanOrEqual(80);
  });
});

test.each([
  ["nothing measured", [], "open"],
  ["one pair", [5], "open"],
  ["a lead on two", [5, 4], "open"],
  ["a clear lead on three", [5, 4, 5], "wins"],
  ["no lead on two", [5, -5], "tie"],
  ["the same scores", [0, 0], "tie"],
  ["a lead that no ten pairs tell", [9, -5, 9, -5, 9, -5, 9, -5, 9, -5], "tie"],
  ["what was told is not asked again", [5, 4, 5, -100, -100], "wins"],
] as const)("%s: %j is %s", (_name, differences, verdict) => {
  expect(toldApart([...differences])).toBe(verdict);
});
