/** How a budget is cut into rollouts; `lanes · rolloutSteps · iterations` never exceeds it. */
export const rolloutShapeFor = (steps: number): { lanes: number; rolloutSteps: number; iterations: number } => {
  // As in Tianshou's MuJoCo examples, which found 8 to 128 to make little difference.
  const lanes = 8;
  // 2,048 rows (CleanRL, Tianshou) where the budget allows; some 40 rollouts at the least, so that a short training still moves.
  const rows = Math.min(2048, Math.max(256, steps / 40));
  const iterations = Math.max(1, Math.round(steps / rows));
  const rolloutSteps = Math.max(1, Math.floor(steps / (lanes * iterations)));
  return { lanes, rolloutSteps, iterations };
};
