import type { CompiledReward } from "../core/program.ts";
import { termNames } from "../core/program.ts";

/** Weight of the dense part beside the sparse part's ±1 (Auto MC-Reward, Li et al. 2024). */
const DENSE_SHARE = 0.1;

/**
 * One number a row from unweighted terms (rows × terms, columns in the order of `weights`).
 * `sum`: Σ weight·term. `signs`: sign of Σ weight·(sparse terms) + 0.1 · sign of Σ weight·(dense terms).
 */
export const composeTotal = (
  reward: Pick<CompiledReward, "weights" | "composition" | "sparse">,
  terms: Float64Array,
  rows: number,
): Float64Array => {
  const names = termNames(reward);
  const weights = Float64Array.from(names, (name) => reward.weights[name] as number);
  const width = names.length;
  const total = new Float64Array(rows);
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
