import { figure, figures } from "../core/format.ts";
import { differenceInterval, leastForInterval, type ScoreSummary } from "../core/statistics.ts";

/**
 * Human-normalised score, (fitness − sparse) / (human − sparse) (Ma et al. 2023, §4.2), from means over the same report seeds.
 * Null with a reason where it would have no scale: where the 95 % interval of human − sparse is not wholly above 0.
 */
export const humanNormalized = ({
  best,
  human,
  sparse,
}: {
  best: ScoreSummary | null;
  human: ScoreSummary | null;
  sparse: ScoreSummary | null;
}): { value: number | null; reason?: string } => {
  if (best === null) return { value: null, reason: "no candidate was confirmed on report seeds" };
  if (human === null || sparse === null) {
    return { value: null, reason: `no ${human === null ? "human" : "sparse"} reference was trained` };
  }
  const seeds = Math.min(human.values.length, sparse.values.length);
  if (seeds < leastForInterval) {
    const few = seeds === 1 ? "one seed" : `${seeds} seeds`;
    return { value: null, reason: `${few} cannot tell the human reference from the sparse one; it takes three` };
  }
  const [low, high] = differenceInterval(human.values, sparse.values);
  const [above, below] = figures([human.mean, sparse.mean]);
  if (high < 0) {
    return { value: null, reason: `the human reference (${above}) is below the sparse one (${below})` };
  }
  if (low <= 0) {
    return {
      value: null,
      reason: `human − sparse is not distinguishable from 0 (95 % interval ${figure(low)} to ${figure(high)})`,
    };
  }
  return { value: (best.mean - sparse.mean) / (human.mean - sparse.mean) };
};
