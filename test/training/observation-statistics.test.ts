import { expect, test } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { mean, variance } from "../../src/core/statistics.ts";
import { createObservationStatistics } from "../../src/training/observation-statistics.ts";

test("running moments are those of everything seen, whatever the batches", () => {
  const random = createRandom(1);
  const all = Float64Array.from({ length: 600 }, (_, index) => (index % 2 ? 1e6 + random.normal() : random.normal()));
  const statistics = createObservationStatistics(2);
  for (const [from, until] of [
    [0, 1],
    [1, 8],
    [8, 300],
  ] as const)
    statistics.update(all.subarray(2 * from, 2 * until), until - from);
  for (const column of [0, 1]) {
    const values = all.filter((_, index) => index % 2 === column);
    expect(statistics.mean[column]).toBeCloseTo(mean(values), 6);
    expect(statistics.variance[column]).toBeCloseTo(variance(values), 6);
  }
});

test("normalising subtracts, divides and cuts off at ten; a number that never moves becomes zero", () => {
  const statistics = createObservationStatistics(2);
  statistics.update(Float64Array.of(-1, 3, 1, 3), 2);
  const target = new Float32Array(4);
  statistics.normalize(Float64Array.of(0, 0, 0.5, 3), 1, target, 2);
  expect([...target]).toEqual([0, 0, 0.5, 0]);
  statistics.normalize(Float64Array.of(1e9, 3), 0, target, 0);
  expect(target[0]).toBe(10);
});
