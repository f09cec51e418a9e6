import { createSolver } from "../../core/statistics.ts";

/** Scalar products of columns over some rows, the upper triangle of a square. */
export const addGram = (columns: readonly Float64Array[], rows: readonly number[]): Float64Array => {
  const width = columns.length;
  const gram = new Float64Array(width * width);
  const row = new Float64Array(width);
  for (const index of rows) {
    for (let column = 0; column < width; column++) row[column] = (columns[column] as Float64Array)[index] as number;
    for (let left = 0; left < width; left++) {
      const value = row[left] as number;
      if (value === 0) continue;
      const place = left * width;
      for (let right = left; right < width; right++)
        gram[place + right] = (gram[place + right] as number) + value * (row[right] as number);
    }
  }
  return gram;
};

/** Distances of what is left of columns once the first ones are taken out of them. */
export type Gram = { distance(left: number, right: number): number; isTrivial(index: number): boolean };

/** So that columns that say the same do not divide by nothing, of the mean of their squares. */
const ridge = 1e-12;
/** What is left of a column, of its square, where it is all shaping. */
const rounding = 1e-10;

const dot = (left: readonly number[], right: readonly number[]): number => {
  let sum = 0;
  for (let place = 0; place < left.length; place++) sum += (left[place] as number) * (right[place] as number);
  return sum;
};

/** Each column after the `shaping` first, less its best fit by these; blocks are counted as often as `times` says. */
export const residuals = (
  blocks: readonly Float64Array[],
  { times, shaping }: { times: readonly number[]; shaping: number },
): Gram => {
  const width = Math.sqrt(blocks[0]?.length ?? 0);
  const gram = new Float64Array(width * width);
  for (const [index, block] of blocks.entries()) {
    const weight = times[index] as number;
    if (weight === 0) continue;
    for (let place = 0; place < gram.length; place++)
      gram[place] = (gram[place] as number) + weight * (block[place] as number);
  }
  const product = (left: number, right: number) =>
    gram[left <= right ? left * width + right : right * width + left] as number;
  const used = Array.from({ length: shaping }, (_, index) => index).filter((index) => product(index, index) > 0);
  const size = (index: number) => Math.sqrt(product(index, index));
  const solve = createSolver(
    used.map((left) =>
      used.map((right) => product(left, right) / (size(left) * size(right)) + (left === right ? ridge : 0)),
    ),
  );
  type Part = { along: number[]; fit: number[]; left: number };
  const parts = new Map<number, Part>();
  const partOf = (column: number): Part => {
    const known = parts.get(column);
    if (known !== undefined) return known;
    const along = used.map((index) => product(index, column) / size(index));
    const fit = solve(along);
    const part = { along, fit, left: product(column, column) - dot(along, fit) };
    parts.set(column, part);
    return part;
  };
  const isTrivial = (column: number) => partOf(column).left <= rounding * product(column, column);
  return {
    isTrivial: (index) => isTrivial(shaping + index),
    distance(first, second) {
      const [one, other] = [shaping + first, shaping + second];
      if (isTrivial(one) || isTrivial(other)) return isTrivial(one) === isTrivial(other) ? 0 : 1;
      const alike =
        (product(one, other) - dot(partOf(one).along, partOf(other).fit)) /
        Math.sqrt(partOf(one).left * partOf(other).left);
      return Math.sqrt(Math.max(0, 2 - 2 * alike));
    },
  };
};
