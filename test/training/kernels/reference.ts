/** The kernels' mathematics once more in plain float64 loops, to test them against. Matrices are row-major. */
export const matrixProduct = (
  left: ArrayLike<number>,
  right: ArrayLike<number>,
  { rows, inner, columns }: { rows: number; inner: number; columns: number },
): Float64Array => {
  const result = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      let total = 0;
      for (let k = 0; k < inner; k++)
        total += (left[row * inner + k] as number) * (right[k * columns + column] as number);
      result[row * columns + column] = total;
    }
  return result;
};

export const transpose = (matrix: ArrayLike<number>, rows: number, columns: number): Float64Array =>
  Float64Array.from(
    { length: rows * columns },
    (_, at) => matrix[(at % rows) * columns + Math.floor(at / rows)] as number,
  );

/** −(clipped surrogate) − entropyWeight · entropy of one row of a categorical head. */
export const categoricalRowLoss = (
  logits: readonly number[],
  row: { action: number; oldLogProbability: number; advantage: number; clip: number; entropyWeight: number },
): number => {
  const highest = Math.max(...logits);
  const logSum = highest + Math.log(logits.reduce((total, logit) => total + Math.exp(logit - highest), 0));
  const logs = logits.map((logit) => logit - logSum);
  const entropy = -logs.reduce((total, log) => total + Math.exp(log) * log, 0);
  return surrogateLoss(logs[row.action] as number, row) - row.entropyWeight * entropy;
};

/** The same of one row of a diagonal Gaussian. */
export const gaussianRowLoss = (
  means: readonly number[],
  logDeviations: readonly number[],
  row: { action: readonly number[]; oldLogProbability: number; advantage: number; clip: number; entropyWeight: number },
): number => {
  let log = 0;
  let entropy = 0;
  means.forEach((mean, index) => {
    const spread = logDeviations[index] as number;
    const z = ((row.action[index] as number) - mean) / Math.exp(spread);
    log -= 0.5 * z * z + spread + 0.5 * Math.log(2 * Math.PI);
    entropy += spread + 0.5 * Math.log(2 * Math.PI * Math.E);
  });
  return surrogateLoss(log, row) - row.entropyWeight * entropy;
};

const surrogateLoss = (
  logProbability: number,
  { oldLogProbability, advantage, clip }: { oldLogProbability: number; advantage: number; clip: number },
): number => {
  const ratio = Math.exp(logProbability - oldLogProbability);
  const bounded = Math.min(Math.max(ratio, 1 - clip), 1 + clip);
  return -Math.min(ratio * advantage, bounded * advantage);
};

/** Central difference of `loss` in place `index` of `values`. */
export const numericalGradient = (values: number[], index: number, loss: (values: number[]) => number): number => {
  const step = 1e-5;
  const moved = (by: number) => loss(values.map((value, place) => (place === index ? value + by : value)));
  return (moved(step) - moved(-step)) / (2 * step);
};
