import type { Lesson } from "../core/brief.ts";
import { halfway, isKept, type Keeping } from "../core/constraint.ts";
import { brokenText } from "../core/constraint-text.ts";
import { figures } from "../core/format.ts";
import type { TrainingResult } from "../core/outcome.ts";
import { standardError, type ScoreSummary } from "../core/statistics.ts";
import { fitnessOf, leadOf } from "./ranking.ts";
import { keepsWithRoom, leastSlack, roomiest } from "./slack.ts";
import type { ConstraintRule, Ranking } from "./types.ts";

type Measured = { fitness: ScoreSummary; results: readonly TrainingResult[] };

export const keepsAll = ({ keeping = [] }: { keeping?: readonly Keeping[] }): boolean => keeping.every(isKept);

/**
 * Mean lead with its standard error: over seeds, and where only one is common, over its evaluation episodes, which
 * begin alike for all; those know nothing of how trainings differ, so the error is then too small rather than too
 * large.
 */
const leadWithError = (left: Measured, right: Measured): { mean: number; error: number } => {
  const { mean, standardError: error } = leadOf(left.fitness, right.fitness);
  if (error !== null) return { mean, error };
  const differences = left.results.flatMap(({ seed, episodes }) => {
    const other = right.results.find((result) => result.seed === seed)?.episodes ?? [];
    return episodes.flatMap(({ fitness }, index) => {
      const also = other[index];
      return also === undefined ? [] : [fitness - also.fitness];
    });
  });
  return { mean, error: standardError(differences) ?? 0 };
};

/** Whether a lead is no larger than its standard error. */
export const isWithinError = (ahead: Measured, behind: Measured): boolean => {
  const { mean, error } = leadWithError(ahead, behind);
  return mean <= error;
};

const measuredOf = ({ candidate: { id, outcome } }: Lesson): Measured => {
  if (outcome.kind !== "trained") throw new Error(`only trained candidates are compared, not ${id}`);
  return outcome;
};

/**
 * A ranking in which a candidate that breaks a constraint is not first while one that keeps all is within a standard
 * error of it;
 * `hard`: never while any keeps all (the others then stand behind all that do). Where none does, the ranking as it is.
 * Of keepers within a standard error of the first that one is first who keeps them with the most room, where anybody
 * breaks one: by a hair means on these seeds alone.
 */
export const keepFirst = (ranking: Ranking, { rule }: { rule: ConstraintRule }): Ranking => {
  // What another ranking than that by fitness tells apart, it says itself.
  const isByFitness = ranking.name === "fitness";
  const isTold = (ahead: Lesson, behind: Lesson): boolean =>
    isByFitness
      ? !isWithinError(measuredOf(ahead), measuredOf(behind))
      : ranking.compare(ahead, behind).verdict === "wins";
  const isPassed = (breaker: Lesson, keeper: Lesson): boolean => rule === "hard" || !isTold(breaker, keeper);
  return {
    name: ranking.name,
    ...(ranking.standing && { standing: (lessons) => ranking.standing?.(lessons) }),
    ...(ranking.over && { over: (known) => keepFirst(ranking.over?.(known) ?? ranking, { rule }) }),
    order: (lessons) => {
      const order = ranking.order(lessons);
      const [first] = order;
      if (first === undefined || order.every(keepsAll)) return order;
      const keepers = order.filter(keepsAll);
      const passing = keepers.filter((lesson) => keepsAll(first) || isPassed(first, lesson));
      const [highest] = passing;
      if (highest === undefined) return order;
      const keeper = roomiest(passing.filter((lesson) => lesson === highest || !isTold(highest, lesson)));
      const least = halfway(order.map(fitnessOf));
      const isClear = (lesson: Lesson): boolean => keepsWithRoom(lesson) && fitnessOf(lesson) >= least;
      const clearFirst = (left: Lesson, right: Lesson): number => Number(isClear(right)) - Number(isClear(left));
      const among =
        rule === "hard" ? [...keepers.toSorted(clearFirst), ...order.filter((lesson) => !keepsAll(lesson))] : order;
      return [keeper as Lesson, ...among.filter((lesson) => lesson !== keeper)];
    },
    compare: (left, right) => {
      const plain = ranking.compare(left, right);
      if (keepsAll(left) && keepsAll(right)) {
        const [one, other] = [leastSlack(left), leastSlack(right)];
        if (one === other || isTold(left, right) || isTold(right, left)) return plain;
        const more = (one > other ? left : right).candidate.id;
        return { ...plain, reason: `${plain.reason}; ${more} keeps its constraints with more room` };
      }
      if (!keepsAll(left) && !keepsAll(right)) return plain;
      const [keeper, breaker] = keepsAll(left) ? [left, right] : [right, left];
      const [keeps, breaks] = [keeper.candidate.id, breaker.candidate.id];
      const broken = brokenText(breaker.keeping ?? []);
      if (!isPassed(breaker, keeper)) return { ...plain, reason: `${plain.reason}, though ${breaks} breaks ${broken}` };
      const { mean, error } = leadWithError(measuredOf(breaker), measuredOf(keeper));
      const [size, spread] = figures([mean, error]);
      const lead = !isByFitness || mean <= 0 ? "" : `, which leads it by ${size}${error === 0 ? "" : ` ± ${spread}`},`;
      return {
        verdict: keeper === left ? "wins" : "loses",
        reason: `${keeps} keeps all constraints; ${breaks}${lead} breaks ${broken}`,
      };
    },
  };
};
