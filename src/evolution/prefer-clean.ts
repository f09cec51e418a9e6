import type { Lesson } from "../core/brief.ts";
import { leadOf, warningsOf } from "./ranking.ts";
import type { Scored } from "./references.ts";

type Contender = { lesson: Lesson; score: Scored };

/**
 * Contenders in the order in which they deserve to be confirmed: by selection score, except that the one with the fewest
 * warnings of those within one standard error of the best goes first (the one-standard-error rule of Breiman et al. 1984,
 * "Classification and Regression Trees", §3.4.3, with warnings in place of size). What the scores cannot tell apart, the
 * critic's doubts may.
 */
export const preferClean = (contenders: readonly Contender[]): Contender[] => {
  const order = contenders.toSorted((left, right) => right.score.fitness.mean - left.score.fitness.mean);
  const [best] = order;
  if (best === undefined) return order;
  const tied = order.filter(({ score }) => {
    const lead = leadOf(best.score.fitness, score.fitness);
    return lead.mean <= (lead.standardError ?? 0);
  });
  const fewest = Math.min(...tied.map(({ lesson }) => warningsOf(lesson)));
  const first = tied.find(({ lesson }) => warningsOf(lesson) === fewest) as Contender;
  return [first, ...order.filter((contender) => contender !== first)];
};
