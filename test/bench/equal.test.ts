import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { otherwise } from "../../bench/equal/otherwise.ts";
import { toldOf } from "../../bench/equal/table.ts";
import { createRandom } from "../../src/core/random.ts";
import { sum } from "../../src/core/statistics.ts";
import { parseReward, type RewardProgram } from "../../src/reward/program.ts";
import { runReward } from "../reward/run.ts";

const programOf = (text: string): RewardProgram => {
  const parsed = parseReward(text);
  if (parsed.kind !== "program") throw new Error(JSON.stringify(parsed));
  return parsed.program;
};

const human = programOf(readFileSync("environments/mountain-car/rewards/reach-human.ts", "utf8"));

test("the two programs pay the same under different texts", () => {
  const other = programOf(otherwise);
  const random = createRandom(2);
  const car = () => ({ velocity: 0.14 * random.uniform() - 0.07, height: random.uniform() });
  const steps = Array.from({ length: 50 }, (_, place) => ({
    state: { car: car() },
    next: { car: car() },
    terminated: place % 5 === 0,
  }));
  const paid = (program: RewardProgram): number[] =>
    runReward(program, steps).map((terms) =>
      sum(Object.entries(terms).map(([name, term]) => term * (program.weights[name] as number))),
    );
  const wanted = paid(human);
  expect(new Set(wanted).size).toBe(50);
  for (const [place, value] of paid(other).entries()) expect(value).toBeCloseTo(wanted[place] as number, 10);
});

test("of equal ones few are called different, a shift of the same spread is, and a planted gain wins", () => {
  const random = createRandom(1);
  const values = () => Array.from({ length: 20 }, () => random.normal());
  const one = values();
  const { different, won } = toldOf(one, one.toReversed());
  expect(different).toBeLessThanOrEqual(9);
  expect(won).toBeGreaterThanOrEqual(80);
  expect(
    toldOf(
      one.map((value) => value + 4),
      values(),
    ).different,
  ).toBeGreaterThan(90);
});
