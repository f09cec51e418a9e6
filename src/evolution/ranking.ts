import type { Lesson } from "../core/brief.ts";
import { warningsOf } from "./prefer-clean.ts";

/** Mean fitness of a trained candidate, or −∞ for one that never was: failures rank below every score, however negative. */
export const fitnessOf = ({ candidate }: Lesson): number =>
  candidate.outcome.kind === "trained" ? candidate.outcome.fitness.mean : Number.NEGATIVE_INFINITY;

const successOf = ({ candidate }: Lesson): number =>
  candidate.outcome.kind === "trained" ? candidate.outcome.success : 0;

/** Trained lessons, best first; ties by success, then by fewer warnings, then the older one. */
export const ranked = (archive: readonly Lesson[]): Lesson[] =>
  archive
    .filter(({ candidate }) => candidate.outcome.kind === "trained")
    .map((lesson, age) => ({ lesson, age }))
    .sort(
      (left, right) =>
        fitnessOf(right.lesson) - fitnessOf(left.lesson) ||
        successOf(right.lesson) - successOf(left.lesson) ||
        warningsOf(left.lesson) - warningsOf(right.lesson) ||
        left.age - right.age,
    )
    .map(({ lesson }) => lesson);
