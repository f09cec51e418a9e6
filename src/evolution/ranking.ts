import type { Lesson } from "../core/brief.ts";

/** Mean fitness of a trained candidate, or −∞ for one that never was: failures rank below every score, however negative. */
export const fitnessOf = ({ candidate }: Lesson): number =>
  candidate.outcome.kind === "trained" ? candidate.outcome.fitness.mean : Number.NEGATIVE_INFINITY;

const successOf = ({ candidate }: Lesson): number =>
  candidate.outcome.kind === "trained" ? candidate.outcome.success : 0;

/** Trained lessons, best first; ties by success, then the older one. */
export const ranked = (archive: readonly Lesson[]): Lesson[] =>
  archive
    .filter(({ candidate }) => candidate.outcome.kind === "trained")
    .map((lesson, age) => ({ lesson, age }))
    .sort(
      (left, right) =>
        fitnessOf(right.lesson) - fitnessOf(left.lesson) ||
        successOf(right.lesson) - successOf(left.lesson) ||
        left.age - right.age,
    )
    .map(({ lesson }) => lesson);
