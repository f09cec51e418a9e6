/** The lower triangle L of L Lᵀ = matrix; the matrix is symmetric and positive definite. */
export const factorOf = (matrix: readonly (readonly number[])[]): number[][] => {
  const lower = matrix.map((row) => row.map(() => 0));
  for (let row = 0; row < matrix.length; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row]?.[column] as number;
      for (let inner = 0; inner < column; inner++)
        rest -= (lower[row]?.[inner] as number) * (lower[column]?.[inner] as number);
      (lower[row] as number[])[column] = row === column ? Math.sqrt(rest) : rest / (lower[column]?.[column] as number);
    }
  }
  return lower;
};

/** x of `matrix` x = `right`, by Cholesky's factors; the matrix is symmetric and positive definite. */
export const createSolver = (matrix: readonly (readonly number[])[]): ((right: readonly number[]) => number[]) => {
  const lower = factorOf(matrix);
  return (right) => {
    const solution = Float64Array.from(right);
    const last = solution.length - 1;
    for (let row = 0; row <= last; row++) {
      let rest = solution[row] as number;
      for (let inner = 0; inner < row; inner++) rest -= (lower[row]?.[inner] as number) * (solution[inner] as number);
      solution[row] = rest / (lower[row]?.[row] as number);
    }
    for (let row = last; row >= 0; row--) {
      let rest = solution[row] as number;
      for (let inner = row + 1; inner <= last; inner++)
        rest -= (lower[inner]?.[row] as number) * (solution[inner] as number);
      solution[row] = rest / (lower[row]?.[row] as number);
    }
    return [...solution];
  };
};

/** The inverse, column by column. */
export const inverseOf = (matrix: readonly (readonly number[])[]): number[][] => {
  const solve = createSolver(matrix);
  return matrix.map((_, place) => solve(matrix.map((__, row) => (row === place ? 1 : 0))));
};
