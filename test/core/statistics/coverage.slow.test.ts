import { expect, test } from "vitest";
import { createRandom, type Random } from "../../../src/core/random.ts";
import {
  bootstrapInterval,
  holm,
  type Interval,
  mean,
  meanInterval,
  pairedPermutationTest,
  permutationTest,
  proportionInterval,
  stratifiedInterval,
} from "../../../src/core/statistics.ts";

/** Share of samples of which something is true. Margins below are four standard errors of it about the measured value. */
const shareOf = (samples: number, isTrue: (random: Random) => boolean): number => {
  const random = createRandom(2026);
  let count = 0;
  for (let index = 0; index < samples; index++) if (isTrue(random)) count++;
  return count / samples;
};

const normals = (random: Random, { count, centre = 0 }: { count: number; centre?: number }): number[] =>
  Array.from({ length: count }, () => centre + random.normal());

const holds = (interval: Interval, value: number) => interval !== null && interval[0] <= value && value <= interval[1];

// SciPy gives 0.845 for five (coverage.py): the shortfall that docs/statistics.md tells of is the method's, not ours.
test.each([
  [3, 0.953, 0.745],
  [5, 0.961, 0.845],
  [10, 0.954, 0.9],
])(
  "of %i normal seeds Student's interval covers the mean in %f of samples, the percentile bootstrap in %f",
  (count, student, percentile) => {
    const samples = 4000;
    const within = (share: number) => 5.7 * Math.sqrt((share * (1 - share)) / samples);
    const ours = shareOf(samples, (random) => holds(meanInterval(normals(random, { count })), 0));
    expect(Math.abs(ours - student)).toBeLessThan(within(student));
    const bootstrap = shareOf(samples, (random) =>
      holds(bootstrapInterval(normals(random, { count }), { resamples: 500 }), 0),
    );
    expect(Math.abs(bootstrap - percentile)).toBeLessThan(within(percentile));
  },
);

test("a stratified interval over six tasks of ten seeds covers their mean in nine of ten samples or more", () => {
  const statistic = (drawn: readonly (readonly number[])[]) => mean(drawn.map(mean));
  const centres = [-3, 0, 0.5, 1, 10, 100];
  const share = shareOf(500, (random) =>
    holds(
      stratifiedInterval(
        centres.map((centre) => normals(random, { count: 10, centre })),
        { statistic, resamples: 400 },
      ),
      mean(centres),
    ),
  );
  expect(share).toBeGreaterThan(0.88);
  expect(share).toBeLessThan(0.98);
});

test("Wilson's interval covers a success rate of 0.9 of twenty episodes in 95 % of samples or a little less", () => {
  const share = shareOf(4000, (random) => {
    let successes = 0;
    for (let trial = 0; trial < 20; trial++) if (random.uniform() < 0.9) successes++;
    return holds(proportionInterval({ successes, trials: 20 }), 0.9);
  });
  // Exactly 0.9568: the binomial chances of 16 to 20 successes.
  expect(share).toBeGreaterThan(0.943);
  expect(share).toBeLessThan(0.97);
});

test("equal rewards are called different in at most one of twenty comparisons, a gain of 1.2 paired deviations is found in eight of ten", () => {
  const error = shareOf(2000, (random) => {
    const [left, right] = [normals(random, { count: 8 }), normals(random, { count: 8 })];
    return permutationTest(left, right).p <= 0.05;
  });
  const pairedError = shareOf(2000, (random) => {
    const [left, right] = [normals(random, { count: 10 }), normals(random, { count: 10 })];
    return pairedPermutationTest(left, right).p <= 0.05;
  });
  for (const each of [error, pairedError]) {
    expect(each).toBeGreaterThan(0.03);
    expect(each).toBeLessThan(0.07);
  }
  const zeros = Array.from({ length: 10 }, () => 0);
  const power = shareOf(
    500,
    (random) => pairedPermutationTest(normals(random, { count: 10, centre: 1.2 }), zeros).p <= 0.05,
  );
  expect(power).toBeGreaterThan(0.8);
});

test("of six comparisons of equal rewards corrected by Holm, one is called different in at most one family of twenty", () => {
  const zeros = Array.from({ length: 10 }, () => 0);
  const share = shareOf(600, (random) => {
    const pValues = Array.from({ length: 6 }, () => pairedPermutationTest(normals(random, { count: 10 }), zeros).p);
    return Math.min(...holm(pValues)) <= 0.05;
  });
  expect(share).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / 600));
  expect(share).toBeGreaterThan(0);
});
