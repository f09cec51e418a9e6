import * as fc from "fast-check";
import { createRandom } from "../../../src/core/random.ts";

/** Eighths, so that ties are common and sums are exact. */
export const score: fc.Arbitrary<number> = fc.integer({ min: -80, max: 80 }).map((eighths) => eighths / 8);

export const sample = ({ least = 1, most = 12 }: { least?: number; most?: number } = {}): fc.Arbitrary<number[]> =>
  fc.array(score, { minLength: least, maxLength: most });

export const pairs = ({ least = 1, most = 12 }: { least?: number; most?: number } = {}): fc.Arbitrary<
  [number, number][]
> => fc.array(fc.tuple(score, score), { minLength: least, maxLength: most });

export const sides = (of: readonly (readonly [number, number])[]): { left: number[]; right: number[] } => ({
  left: of.map(([left]) => left),
  right: of.map(([, right]) => right),
});

export const tasks: fc.Arbitrary<number[][]> = fc.array(sample({ least: 2, most: 5 }), { minLength: 1, maxLength: 3 });

/** Draws enough for a law of a bootstrap, few enough for a property test. */
export const few = { resamples: 50 };

export const shuffled = <T>(values: readonly T[]): T[] => createRandom(3).shuffle(values);
