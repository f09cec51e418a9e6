import type { CompiledReward } from "../core/program.ts";
import { isOverEpisode, termNames } from "../core/program.ts";
import { paidBelow, softMinimum } from "./softmin.ts";

/** Weight of the dense part beside the sparse part's ±1 (Auto MC-Reward, Li et al. 2024). */
const DENSE_SHARE = 0.1;

type Composed = Pick<CompiledReward, "weights" | "composition" | "sparse">;

/** Rows as in RolloutBatch, one a number of `start`. */
type Rows = {
  /** Unweighted, rows × terms, columns in the order of `weights`. */
  terms: Float64Array;
  start: Uint8Array;
  lanes?: number;
  /** What the composition keeps of each lane between two rollouts (`keptOf`); it is written. */
  kept?: Float64Array;
};

/** What a composition keeps of each lane before an episode: nothing, or of `softmin` the lowest value so far. */
export const keptOf = (reward: Pick<CompiledReward, "composition">, lanes: number): Float64Array =>
  new Float64Array(isOverEpisode(reward) ? lanes : 0).fill(Number.POSITIVE_INFINITY);

/**
 * One number a row.
 * `sum`: Σ weight·term. `signs`: sign of Σ weight·(sparse terms) + 0.1 · sign of Σ weight·(dense terms).
 * `softmin`: what the step takes from the episode's lowest soft minimum of the weighted terms (softmin.ts).
 */
export const composeTotal = (
  reward: Composed,
  { terms, start, lanes = 1, kept = keptOf(reward, lanes) }: Rows,
): Float64Array => {
  const rows = start.length;
  const names = termNames(reward);
  const weights = Float64Array.from(names, (name) => reward.weights[name] as number);
  const width = names.length;
  const total = new Float64Array(rows);
  if (reward.composition === "softmin") {
    // A weight of 0 leaves a term out, here as in a sum.
    const columns = [...weights.keys()].filter((column) => weights[column] !== 0);
    for (let row = 0; row < rows; row++) {
      const lane = row % lanes;
      if (start[row] === 1) kept[lane] = Number.POSITIVE_INFINITY;
      const lowest = kept[lane] as number;
      const value = softMinimum(
        columns.map((column) => (weights[column] as number) * (terms[row * width + column] as number)),
      );
      total[row] = paidBelow(value, lowest);
      kept[lane] = Math.min(value, lowest);
    }
    return total;
  }
  if (reward.composition === "signs") {
    const isSparse = names.map((name) => reward.sparse.includes(name));
    for (let row = 0; row < rows; row++) {
      let sparse = 0;
      let dense = 0;
      for (let column = 0; column < width; column++) {
        const weighted = (weights[column] as number) * (terms[row * width + column] as number);
        if (isSparse[column]) sparse += weighted;
        else dense += weighted;
      }
      total[row] = Math.sign(sparse) + DENSE_SHARE * Math.sign(dense);
    }
    return total;
  }
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let column = 0; column < width; column++)
      sum += (weights[column] as number) * (terms[row * width + column] as number);
    total[row] = sum;
  }
  return total;
};
