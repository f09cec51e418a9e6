/** Writes A·v into `to`; A symmetric and positive definite. */
export type SymmetricProduct = (v: Float64Array, to: Float64Array) => void;

const dot = (left: Float64Array, right: Float64Array): number => {
  let total = 0;
  for (let index = 0; index < left.length; index++) total += (left[index] as number) * (right[index] as number);
  return total;
};

/**
 * Solves A·x = b by conjugate gradients (Hestenes & Stiefel 1952) from x = 0 into `solution`, until the squared residual is below
 * `tolerance` of b's or `steps` are done. Returns xᵀ·A·x, which the residual gives without another product.
 */
export const conjugateGradient = ({
  product,
  b,
  steps,
  tolerance,
  solution,
}: {
  product: SymmetricProduct;
  b: Float64Array;
  steps: number;
  tolerance: number;
  solution: Float64Array;
}): number => {
  solution.fill(0);
  const residual = b.slice();
  const direction = b.slice();
  const image = new Float64Array(b.length);
  const start = dot(b, b);
  let square = start;
  for (let step = 0; step < steps && square > tolerance * start; step++) {
    product(direction, image);
    const along = dot(direction, image);
    // Rounding can leave a direction without curvature; what is found so far is still a descent direction.
    if (!(along > 0)) break;
    const length = square / along;
    for (let index = 0; index < b.length; index++) {
      solution[index]! += length * (direction[index] as number);
      residual[index]! -= length * (image[index] as number);
    }
    const next = dot(residual, residual);
    const keep = next / square;
    for (let index = 0; index < b.length; index++)
      direction[index] = (residual[index] as number) + keep * (direction[index] as number);
    square = next;
  }
  return dot(solution, b) - dot(solution, residual);
};
