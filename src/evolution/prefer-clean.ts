import type { Lesson } from "../core/brief.ts";
import { halfway, type Keeping } from "../core/constraint.ts";
import { isWithinError, keepsAll } from "./keep-first.ts";
import { leadOf, warningsOf } from "./ranking.ts";
import type { Scored } from "./references.ts";
import { keepsClearly } from "./slack.ts";
import type { ConstraintRule } from "./types.ts";

/** `keeping`: on search and selection seeds together. */
export type Contender = { lesson: Lesson; score: Scored; keeping: readonly Keeping[] };

/** Those of whom one may be first: where the highest breaks a constraint, those who keep all and may pass it. */
const eligible = (order: readonly Contender[], rule: ConstraintRule): readonly Contender[] => {
  const [highest] = order;
  if (highest === undefined || keepsAll(highest)) return rule === "hard" ? order.filter(keepsAll) : order;
  const keepers = order.filter(
    (each) => keepsAll(each) && (rule === "hard" || isWithinError(highest.score, each.score)),
  );
  return keepers.length > 0 ? keepers : order;
};

const meanOf = ({ score }: Contender): number => score.fitness.mean;

/**
 * Of these, best first, those who keep all by more than a hair; all of them where nobody does. Who has less than half of
 * the best's score takes nobody's place for it: of trainings that succeed or do not, an error says that nothing ties.
 */
const clearOnes = (among: readonly Contender[], { lowest }: { lowest: number }): readonly Contender[] => {
  const least = halfway([lowest, ...among.slice(0, 1).map(meanOf)]);
  const clear = among.filter((each) => keepsAll(each) && keepsClearly(each) && meanOf(each) >= least);
  return clear.length > 0 ? clear : among;
};

/**
 * Contenders in the order in which they deserve to be confirmed: by selection score, except that the one with the
 * fewest warnings of those within one standard error of the best goes first (the one-standard-error rule of Breiman et
 * al. 1984, "Classification and Regression Trees", §3.4.3, with warnings in place of size). What the scores cannot tell
 * apart, the critic's doubts may; and before that, whether it keeps the person's constraints, and by more than a hair.
 * `lowest`: the search's lowest score.
 */
export const preferClean = (
  contenders: readonly Contender[],
  { rule, lowest }: { rule: ConstraintRule; lowest: number },
): Contender[] => {
  const order = contenders.toSorted((left, right) => meanOf(right) - meanOf(left));
  const keepers = eligible(order, rule);
  const among = rule === "hard" ? clearOnes(keepers, { lowest }) : keepers;
  const [best] = among;
  if (best === undefined) return order;
  const tied = among.filter(({ score }) => {
    const lead = leadOf(best.score.fitness, score.fitness);
    return lead.mean <= (lead.standardError ?? 0);
  });
  const preferred = clearOnes(tied, { lowest });
  const fewest = Math.min(...preferred.map(({ lesson }) => warningsOf(lesson)));
  const first = preferred.find(({ lesson }) => warningsOf(lesson) === fewest) as Contender;
  const others = order.filter((contender) => contender !== first);
  // Who stands in for a first that fails on report seeds is no breaker either.
  return rule === "hard"
    ? [first, ...others.filter(keepsAll), ...others.filter((each) => !keepsAll(each))]
    : [first, ...others];
};
