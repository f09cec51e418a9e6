import { differenceInterval, type ScoreSummary } from "../core/statistics.ts";

/**
 * Human-normalised score, (fitness − sparse) / |human − sparse| (Ma et al. 2023, §4.2), from means over the same report seeds.
 * Null with a reason where the 95 % interval of human − sparse contains 0: the scale would be noise.
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
  if (best === null) return { value: null, reason: "no candidate was confirmed" };
  if (human === null || sparse === null) {
    return { value: null, reason: `the task has no ${human === null ? "human" : "sparse"} reference that trained` };
  }
  const [low, high] = differenceInterval(human.values, sparse.values);
  if (low <= 0 && high >= 0) {
    return {
      value: null,
      reason: `human − sparse is not distinguishable from 0 (95 % interval ${low.toPrecision(3)} to ${high.toPrecision(3)})`,
    };
  }
  return { value: (best.mean - sparse.mean) / Math.abs(human.mean - sparse.mean) };
};
