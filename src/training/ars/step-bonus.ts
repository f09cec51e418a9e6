/** Shares of the rewards' own spread below which nothing would be left after the bonus is taken off. */
const SMALLEST_REST = 0.01;

/**
 * The constant that a reward pays for every step survived, to be taken off before returns are compared: with it a search over
 * whole episodes learns to stand still (Mania et al. 2018, section 4.1, subtract the "survival bonus" of each environment by hand). Rewards written
 * by a model say nothing of theirs, so it is read off: the median step reward of the first episodes. 0 where it is not positive,
 * where all episodes last equally long (a constant changes no comparison), and where the reward is little else than
 * the bonus (balancing: survival is the task).
 */
export const stepBonus = ({ rewards, lengths }: { rewards: Float64Array; lengths: readonly number[] }): number => {
  if (rewards.length === 0 || lengths.every((length) => length === lengths[0])) return 0;
  const median = rewards.toSorted()[rewards.length >> 1] as number;
  if (!(median > 0)) return 0;
  let rest = 0;
  for (const reward of rewards) rest += Math.abs(reward - median);
  return rest / rewards.length > SMALLEST_REST * median ? median : 0;
};
