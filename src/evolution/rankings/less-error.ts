import type { Lesson } from "../../core/brief.ts";
import { figures } from "../../core/format.ts";
import { sum, variance } from "../../core/statistics.ts";
import { byFitness, fitnessOf } from "../ranking.ts";
import type { Ranking } from "../types.ts";

const valuesOf = ({ candidate: { outcome } }: Lesson): readonly number[] =>
  outcome.kind === "trained" ? outcome.fitness.values : [];

/** Sum of squared distances from their mean. */
const squaresOf = (values: readonly number[]): number => values.length * variance(values);

/** Variance of one training's fitness, over all that were trained twice and more; 0 where none was. */
const pooledOf = (lessons: readonly Lesson[]): number => {
  const several = lessons.map(valuesOf).filter((values) => values.length > 1);
  const degrees = sum(several.map(({ length }) => length - 1));
  const squares = sum(several.map(squaresOf));
  return degrees === 0 ? 0 : squares / degrees;
};

/**
 * Of a candidate's mean. The spread of all counts as one seed more of its own: two that agree by chance are not without
 * error, and one training has the error that others show.
 */
const errorOf = (lesson: Lesson, pooled: number): number => {
  const values = valuesOf(lesson);
  return Math.sqrt((squaresOf(values) + pooled) / values.length / values.length);
};

/** Over the candidates that the spread of trainings is of; null: over those that are asked about. */
const over = (errors: number, known: readonly Lesson[] | null): Ranking => {
  const lowOf = (lesson: Lesson, pooled: number): number => fitnessOf(lesson) - errors * errorOf(lesson, pooled);
  const said = errors === 1 ? "a standard error" : `${errors} standard errors`;
  return {
    name: `fitness less ${said}`,
    over: ({ archive }) => over(errors, archive),
    order: (lessons) => {
      const pooled = pooledOf(known ?? lessons);
      const plain = byFitness.order(lessons);
      return plain.toSorted((left, right) => lowOf(right, pooled) - lowOf(left, pooled));
    },
    compare: (left, right) => {
      const plain = byFitness.compare(left, right);
      const pooled = pooledOf(known ?? [left, right]);
      const [one, other] = [lowOf(left, pooled), lowOf(right, pooled)];
      const [first, second] = figures([one, other]);
      const reason = `${plain.reason}; less ${said} ${left.candidate.id} has ${first}, ${right.candidate.id} ${second}`;
      const isFor = one > other ? "wins" : one < other ? "loses" : "tie";
      // Ahead only by what chance may have given, or only by having been measured more often.
      if (isFor !== plain.verdict) return { verdict: "tie", reason: `${reason}: a tie` };
      return { verdict: isFor, reason };
    },
  };
};

/**
 * By mean fitness less so many standard errors over seeds, so that who was measured once, or learns now and then, stands
 * behind who is as good for sure (Ctrl-U, Zhang et al. 2024: the more a repeated score varies, the less it weighs).
 */
export const byFitnessLessError = (errors: number): Ranking => over(errors, null);
