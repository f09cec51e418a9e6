// Columns of numbers, one a point: which of them are the same, or made of each other.

export const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** The same up to a factor in every row. */
export const isMultiple = (a: readonly number[], b: readonly number[]): boolean => {
  const largest = b.reduce((best, value, row) => (Math.abs(value) > Math.abs(b[best] as number) ? row : best), 0);
  const factor = (a[largest] as number) / (b[largest] as number);
  return Number.isFinite(factor) && factor !== 0 && a.every((value, row) => close(value, factor * (b[row] as number)));
};

/** One line through all rows; enough different values make that no accident. */
export const isOnLine = (a: readonly number[], b: readonly number[]): boolean => {
  if (new Set(a).size < manyValues) return false;
  const [low, high] = [b.indexOf(Math.min(...b)), b.indexOf(Math.max(...b))];
  const slope = ((a[high] as number) - (a[low] as number)) / ((b[high] as number) - (b[low] as number));
  if (!Number.isFinite(slope) || slope === 0) return false;
  return a.every((value, row) => close(value, (a[low] as number) + slope * ((b[row] as number) - (b[low] as number))));
};

export const manyValues = 8;

/**
 * Factors by which the other columns (and a constant) add up to this one in every row; null where they do not. By
 * orthogonalisation: columns that add nothing to those before them have the factor 0.
 */
export const combination = (
  target: readonly number[],
  others: readonly (readonly number[])[],
): readonly number[] | null => {
  const columns = [target.map(() => 1), ...others];
  const basis: { direction: number[]; of: number[] }[] = [];
  const dot = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((total, value, row) => total + value * (b[row] as number), 0);
  /** What is left of the column, and what of the basis was taken away, in columns. */
  const reduced = (column: readonly number[]): { rest: number[]; taken: number[] } => {
    const [rest, taken] = [[...column], columns.map(() => 0)];
    // Twice, against the rounding of the first time.
    for (const { direction, of } of [...basis, ...basis]) {
      const share = dot(rest, direction);
      direction.forEach((value, row) => (rest[row] = (rest[row] as number) - share * value));
      of.forEach((value, index) => (taken[index] = (taken[index] as number) + share * value));
    }
    return { rest, taken };
  };
  for (const [index, column] of columns.entries()) {
    const length = Math.sqrt(dot(column, column));
    const { rest, taken } = reduced(column);
    const left = Math.sqrt(dot(rest, rest));
    if (left <= 1e-7 * length || length === 0) continue;
    const of = taken.map((value, place) => ((place === index ? 1 : 0) - value) / left);
    basis.push({ direction: rest.map((value) => value / left), of });
  }
  const { rest, taken } = reduced(target);
  const isMade = Math.sqrt(dot(rest, rest)) <= 1e-8 * Math.sqrt(dot(target, target));
  return isMade ? taken.slice(1) : null;
};
