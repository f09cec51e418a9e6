import type { Lesson } from "../core/brief.ts";
import { mean } from "../core/statistics.ts";
import type { Scored } from "./references.ts";

/** What the critic's heuristics hold against a candidate. */
export const warningsOf = ({ candidate: { outcome } }: Lesson): number =>
  outcome.diagnostics.filter(({ severity }) => severity === "warning").length;

type Contender = { lesson: Lesson; score: Scored };

/** Mean and standard error of left − right, seed by seed. */
const difference = (left: Scored, right: Scored): { mean: number; standardError: number } => {
  const values = left.fitness.values.map((value, index) => value - (right.fitness.values[index] as number));
  const centre = mean(values);
  if (values.length < 2) return { mean: centre, standardError: 0 };
  const squares = values.reduce((total, value) => total + (value - centre) ** 2, 0);
  return { mean: centre, standardError: Math.sqrt(squares / (values.length - 1) / values.length) };
};

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
    const lead = difference(best.score, score);
    return lead.mean <= lead.standardError;
  });
  const fewest = Math.min(...tied.map(({ lesson }) => warningsOf(lesson)));
  const first = tied.find(({ lesson }) => warningsOf(lesson) === fewest) as Contender;
  return [first, ...order.filter((contender) => contender !== first)];
};
