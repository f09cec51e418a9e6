/** x[i] = right[i] + Σ weight[k] · x[to[k]] over the k with from[k] = i, in the order of `from`; the weights of an i add up to less than 1. */
export type Equations = { right: Float64Array; from: Int32Array; to: Int32Array; weight: Float64Array };

/** By Gauss: no pivoting, as the diagonal outweighs its row. */
export const eliminate = ({ right, from, to, weight }: Equations): Float64Array => {
  const count = right.length;
  const matrix = new Float64Array(count * count);
  for (let index = 0; index < count; index++) matrix[index * (count + 1)] = 1;
  weight.forEach((each, index) => {
    const place = (from[index] as number) * count + (to[index] as number);
    matrix[place] = (matrix[place] as number) - each;
  });
  const solution = right.slice();
  for (let pivot = 0; pivot < count; pivot++) {
    for (let row = pivot + 1; row < count; row++) {
      const factor = (matrix[row * count + pivot] as number) / (matrix[pivot * (count + 1)] as number);
      if (factor === 0) continue;
      for (let column = pivot + 1; column < count; column++) {
        const place = row * count + column;
        matrix[place] = (matrix[place] as number) - factor * (matrix[pivot * count + column] as number);
      }
      solution[row] = (solution[row] as number) - factor * (solution[pivot] as number);
    }
  }
  for (let row = count - 1; row >= 0; row--) {
    let rest = solution[row] as number;
    for (let column = row + 1; column < count; column++)
      rest -= (matrix[row * count + column] as number) * (solution[column] as number);
    solution[row] = rest / (matrix[row * (count + 1)] as number);
  }
  return solution;
};

/** A sweep that moves nothing by more than this share of the largest number has found them. */
const still = 8 * Number.EPSILON;
/** Weights that add up to 0.99 need some 3,000. */
const mostSweeps = 200_000;

/** By Gauss and Seidel. */
export const sweep = ({ right, from, to, weight }: Equations): Float64Array => {
  const solution = new Float64Array(right.length);
  for (let turn = 0; turn < mostSweeps; turn++) {
    let moved = 0;
    let largest = 0;
    const settle = (row: number, { rest, own }: { rest: number; own: number }) => {
      const value = rest / (1 - own);
      moved = Math.max(moved, Math.abs(value - (solution[row] as number)));
      largest = Math.max(largest, Math.abs(value));
      solution[row] = value;
    };
    // Backwards: what is numbered later was mostly reached later, and values flow against the steps.
    let index = weight.length - 1;
    for (let row = right.length - 1; row >= 0; row--) {
      let rest = right[row] as number;
      let own = 0;
      for (; index >= 0 && from[index] === row; index--) {
        const other = to[index] as number;
        if (other === row) own += weight[index] as number;
        else rest += (weight[index] as number) * (solution[other] as number);
      }
      settle(row, { rest, own });
    }
    if (moved <= still * largest) break;
  }
  return solution;
};
