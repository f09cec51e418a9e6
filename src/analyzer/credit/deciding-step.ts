import { mean } from "../../core/statistics.ts";

/** A step after which success was less likely than before it. */
export type DecidingStep = {
  step: number;
  /** Log-ratio of success around it: of the steps before, and of those from it on. */
  before: number;
  after: number;
};

/** Share of an episode that is looked at before and after a step. */
const windowShare = 0.05;

export const windowOf = (length: number): number => Math.max(1, Math.round(windowShare * length));

/**
 * Where the log-ratio falls most: between two steps (one wrong action that leaves no trace) and between what stood before and
 * after (a state that is not recovered from). Fine and coarse count together, so that a dip that is made good decides less than
 * one that stays (Wang et al. 2025, "Towards Hierarchical Multi-Step Reward Models", on errors with recovery). Null where it
 * never falls.
 */
export const decidingStep = (logRatios: Float64Array): DecidingStep | null => {
  const length = logRatios.length;
  const reach = windowOf(length);
  let best: (DecidingStep & { fall: number }) | null = null;
  for (let step = 1; step < length; step++) {
    const before = mean(logRatios.subarray(Math.max(0, step - reach), step));
    const after = mean(logRatios.subarray(step, Math.min(length, step + reach)));
    const fine = (logRatios[step - 1] as number) - (logRatios[step] as number);
    const fall = before - after + Math.max(0, fine);
    if (fall > (best?.fall ?? 0)) best = { step, before, after, fall };
  }
  return best && { step: best.step, before: best.before, after: best.after };
};
