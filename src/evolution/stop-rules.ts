import { byFitness } from "./ranking.ts";
import type { StopRule } from "./types.ts";

/**
 * Ends the search once its best reaches a figure on search seeds: trainings after that buy nothing that was asked for.
 * The confirmation on selection and report seeds follows all the same.
 */
export const reached = ({ metric, value }: { metric: "success" | "fitness"; value: number }): StopRule => ({
  name: `${metric} ${value}`,
  reason: (archive) => {
    const outcome = byFitness.order(archive)[0]?.candidate.outcome;
    if (outcome?.kind !== "trained") return undefined;
    const figure = metric === "success" ? outcome.success : outcome.fitness.mean;
    return figure >= value ? `${metric} ${figure} of the best reaches the ${value} asked for` : undefined;
  },
});
