import { expect, test } from "vitest";
import { createRandom } from "../../../src/core/random.ts";
import { conjugateGradient, type SymmetricProduct } from "../../../src/training/trpo/conjugate-gradient.ts";

const SIZE = 12;

/** B·Bᵀ + 0.5·I with a random B: symmetric, positive definite. */
const randomMatrix = (seed: number): number[][] => {
  const random = createRandom(seed);
  const b = Array.from({ length: SIZE }, () => Array.from({ length: SIZE }, () => random.normal()));
  return b.map((left, row) =>
    b.map((right, column) =>
      left.reduce((sum, value, index) => sum + value * (right[index] as number), row === column ? 0.5 : 0),
    ),
  );
};

const productOf =
  (matrix: number[][]): SymmetricProduct =>
  (v, to) =>
    matrix.forEach((line, row) => {
      to[row] = line.reduce((sum, value, column) => sum + value * (v[column] as number), 0);
    });

/** Gaussian elimination; the matrix is positive definite, so no pivoting. */
const solveDensely = (matrix: number[][], b: ArrayLike<number>): number[] => {
  const rows = matrix.map((line, row) => [...line, b[row] as number]);
  for (let pivot = 0; pivot < SIZE; pivot++)
    for (let row = 0; row < SIZE; row++) {
      if (row === pivot) continue;
      const factor = rows[row]![pivot]! / rows[pivot]![pivot]!;
      for (let column = pivot; column <= SIZE; column++) rows[row]![column]! -= factor * rows[pivot]![column]!;
    }
  return rows.map((line, row) => line[SIZE]! / line[row]!);
};

test.each([1, 2, 3])("finds a dense solve's answer, and the curvature along it (%i)", (seed) => {
  const matrix = randomMatrix(seed);
  const product = productOf(matrix);
  const b = Float64Array.from({ length: SIZE }, (_, index) => Math.sin(index + seed));
  const solution = new Float64Array(SIZE);
  const bend = conjugateGradient({ product, b, steps: 3 * SIZE, tolerance: 1e-24, solution });
  solveDensely(matrix, b).forEach((value, index) => expect(solution[index]).toBeCloseTo(value, 8));
  const image = new Float64Array(SIZE);
  product(solution, image);
  expect(bend).toBeCloseTo(
    solution.reduce((sum, value, index) => sum + value * image[index]!, 0),
    8,
  );
});

test("broken off early it tells the curvature of what it has, and descends", () => {
  const product = productOf(randomMatrix(4));
  const b = Float64Array.from({ length: SIZE }, (_, index) => Math.cos(index));
  const solution = new Float64Array(SIZE);
  const bend = conjugateGradient({ product, b, steps: 3, tolerance: 0, solution });
  const image = new Float64Array(SIZE);
  product(solution, image);
  expect(bend).toBeCloseTo(
    solution.reduce((sum, value, index) => sum + value * image[index]!, 0),
    8,
  );
  expect(solution.reduce((sum, value, index) => sum + value * b[index]!, 0)).toBeGreaterThan(0);
});

test("nothing to solve: no step", () => {
  const solution = new Float64Array(SIZE).fill(3);
  const zero = new Float64Array(SIZE);
  expect(
    conjugateGradient({ product: productOf(randomMatrix(5)), b: zero, steps: 5, tolerance: 1e-10, solution }),
  ).toBe(0);
  expect(solution).toEqual(zero);
});
