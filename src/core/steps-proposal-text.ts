import { countText, figures, percent } from "./format.ts";
import { mean } from "./statistics.ts";
import type { SeedScores, StepsProposal, TriedBudget } from "./steps-proposal.ts";

const successText = ({ success }: SeedScores): string => (success === null ? "-" : percent(mean(success)));

/** What a proposal says in a sentence. */
export const stepsSentence = ({ steps, verdict, under, tried, random }: StepsProposal): string => {
  const last = tried.at(-1) as TriedBudget;
  const largest = countText(last.steps);
  if (steps === null) {
    const [learned, chance] = figures([mean(last.fitness), mean(random.fitness)]);
    return `nothing is learned under the ${under} reward in up to ${largest} steps that can be told from the random policy (fitness ${learned} at ${largest}, ${chance} at random)`;
  }
  const proposed = `${countText(steps)} steps`;
  if (verdict === "agreed")
    return `${proposed}: the seeds of this budget and of ${largest} agree, and so do the two budgets`;
  if (verdict === "unsolved")
    return `${proposed}: larger budgets do the same, and so do seeds, but under the ${under} reward only ${successText(last)} of episodes succeed even at ${largest}`;
  if (verdict === "changing")
    return `${proposed}, the most that was tried: seeds agree there, and it is still unlike the budget before, so that more may be better`;
  return `${proposed}: the largest budget tried at which something is learned, and one seed does there what another does not, so that scores will need more seeds`;
};
