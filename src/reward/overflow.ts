import type { CandidateFailure } from "../core/outcome.ts";
import { termNames, type CompiledReward } from "../core/program.ts";

/** Beyond it the sum over an episode, or a square of it, is soon no number: learners and figures take both. */
export const largestReward = 1e100;

const large = (value: number): boolean => !(Math.abs(value) <= largestReward);

/**
 * The first step in which a term, or the weighted sum of them all, is too large to be summed over an episode; null where
 * none is. `terms` rows × terms, as the sandbox gives them; `total` one number a row.
 */
export const overflowIn = (
  reward: Pick<CompiledReward, "weights">,
  { terms, total, lanes = 1 }: { terms: Float64Array; total: Float64Array; lanes?: number },
): CandidateFailure | null => {
  const names = termNames(reward);
  const row = total.findIndex(
    (value, place) => large(value) || names.some((_, column) => large(terms[place * names.length + column] as number)),
  );
  if (row < 0) return null;
  const values = names.map((name, column) => ({
    name,
    value: terms[row * names.length + column] as number,
    weight: reward.weights[name] as number,
  }));
  const size = ({ value, weight }: (typeof values)[number]): number =>
    Math.max(Math.abs(value), Math.abs(value * weight));
  const largest = values.reduce((best, one) => (size(one) > size(best) ? one : best));
  const step = Math.floor(row / lanes);
  return {
    reason: "overflow",
    term: largest.name,
    step,
    message: `The term '${largest.name}' is ${figure(largest.value)}, its weight ${figure(largest.weight)} and the whole reward ${figure(total[row] as number)} at step ${step}; beyond ${largestReward} an episode's sum is soon no number`,
  };
};

const figure = (value: number): string => String(Number(value.toPrecision(3)));
