import type { CurvePoint } from "../core/outcome.ts";

/** Fitness in training once so many steps were taken, which costs no evaluation; −∞ where no episode has ended yet. */
export const fitnessAt = (
  curve: readonly Pick<CurvePoint, "steps" | "episodes" | "fitness">[],
  until: number,
): number =>
  curve.findLast(({ steps, episodes }) => steps <= until && episodes > 0)?.fitness ?? Number.NEGATIVE_INFINITY;
