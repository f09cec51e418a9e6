import type { StopRule } from "./types.ts";

/**
 * Ends the search once its best reaches a figure on search seeds: trainings after that buy nothing that was asked for.
 * The confirmation on selection and report seeds follows all the same.
 */
export const reached = ({ metric, value }: { metric: "success" | "fitness"; value: number }): StopRule => ({
  name: `${metric} ${value}`,
  reason: ({ candidate: { outcome } }) => {
    if (outcome.kind !== "trained") return undefined;
    const figure = metric === "success" ? outcome.success : outcome.fitness.mean;
    return figure >= value ? `${metric} ${figure} of the best reaches the ${value} asked for` : undefined;
  },
});

/** The same once a condition holds in each of its evaluation episodes; `place`: which of the measured factors it is. */
export const holds = ({ expression, place }: { expression: string; place: number }): StopRule => ({
  name: expression,
  reason: ({ candidate: { id }, factors }) =>
    factors?.[place] === 1 ? `${expression} holds in every evaluation episode of ${id}, the best` : undefined,
});
