import type { SeedScores, StepsProposal, TriedBudget } from "../core/steps-proposal.ts";
import { judgeBudgets } from "./judge-budgets.ts";

/**
 * Tries budgets in ascending order until two in a row agree. `train` gives whole trainings of so many steps, `null` the
 * random policy's; null from it: not known, and so is the answer.
 */
export const proposeSteps = async (
  budgets: readonly number[],
  {
    train,
    random: playRandom,
  }: { train: (steps: number) => Promise<TriedBudget | null>; random: () => Promise<SeedScores | null> },
): Promise<Pick<StepsProposal, "steps" | "verdict" | "random" | "tried"> | null> => {
  const random = await playRandom();
  if (random === null) return null;
  const tried: TriedBudget[] = [];
  for (const [index, steps] of budgets.entries()) {
    const one = await train(steps);
    if (one === null) return null;
    tried.push(one);
    const judged = judgeBudgets(tried, { random, isLast: index === budgets.length - 1 });
    if (judged !== null) return { ...judged, random, tried };
  }
  throw new RangeError("no budgets to try");
};
