/** Normalised observations are cut off here (OpenAI baselines' VecNormalize; Gymnasium's examples do the same). */
export const OBSERVATION_CLIP = 10;

/** Keeps a field that never moves from being blown up into noise. */
export const SMALLEST_VARIANCE = 1e-12;

/** Running mean and variance per observation number, and the normalisation made of them. */
export type ObservationStatistics = {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  /** Rows taken in so far. */
  readonly count: number;
  /** Takes in `rows` × width observations (Chan et al. 1979, the batch form of Welford's recurrence). */
  update(observations: Float64Array, rows: number): void;
  /** Writes row `row` of `observations` normalised to `target[at…]`. */
  normalize(observations: Float64Array, row: number, target: Float32Array, at: number): void;
  /** Goes on from another's moments and count. */
  restore(from: SavedStatistics): void;
};

export type SavedStatistics = Pick<ObservationStatistics, "mean" | "variance" | "count">;

export const createObservationStatistics = (
  width: number,
  from?: { mean: ArrayLike<number>; variance: ArrayLike<number> },
): ObservationStatistics => {
  const mean = from ? Float64Array.from(from.mean) : new Float64Array(width);
  const variance = from ? Float64Array.from(from.variance) : new Float64Array(width).fill(1);
  let count = 0;
  return {
    mean,
    variance,
    get count() {
      return count;
    },
    restore(saved) {
      mean.set(saved.mean);
      variance.set(saved.variance);
      count = saved.count;
    },
    update(observations, rows) {
      const total = count + rows;
      for (let column = 0; column < width; column++) {
        let sum = 0;
        for (let row = 0; row < rows; row++) sum += observations[row * width + column] as number;
        const batchMean = sum / rows;
        let squares = 0;
        for (let row = 0; row < rows; row++) {
          const off = (observations[row * width + column] as number) - batchMean;
          squares += off * off;
        }
        const shift = batchMean - (mean[column] as number);
        // The first batch replaces the neutral variance of 1 instead of being averaged with it.
        const known = count === 0 ? 0 : (variance[column] as number) * count;
        variance[column] = (known + squares + (shift * shift * count * rows) / total) / total;
        mean[column] = (mean[column] as number) + (shift * rows) / total;
      }
      count = total;
    },
    normalize(observations, row, target, at) {
      for (let column = 0; column < width; column++) {
        const off = (observations[row * width + column] as number) - (mean[column] as number);
        const scaled = off / Math.sqrt((variance[column] as number) + SMALLEST_VARIANCE);
        target[at + column] = Math.max(-OBSERVATION_CLIP, Math.min(OBSERVATION_CLIP, scaled));
      }
    },
  };
};
