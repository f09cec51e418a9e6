/**
 * γ by rule: a horizon of a fifth of the time limit, from 100 steps (0.99, the usual default) to 333. A long horizon pays on the
 * 1,000 steps of a hopper, and cost on the 200 of a mountain car.
 */
export const discountFor = (maxSteps: number): number => Math.min(0.997, Math.max(SHORTEST_HORIZON, 1 - 5 / maxSteps));

/** The discount of a horizon of 100 steps. */
export const SHORTEST_HORIZON = 0.99;

/** γ when a share of the training is over: the horizon 1 / (1 − γ) grows linearly, and never shrinks. */
export const discountAt = (
  share: number,
  { initialDiscount, discount }: { initialDiscount: number; discount: number },
): number => {
  const last = 1 / (1 - discount);
  const first = Math.min(last, 1 / (1 - initialDiscount));
  return first === last ? discount : 1 - 1 / (first + (last - first) * share);
};
