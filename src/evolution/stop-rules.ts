import type { Lesson } from "../core/brief.ts";
import { figures } from "../core/format.ts";
import { standardError } from "../core/statistics.ts";
import { fitnessOf, leadOf } from "./ranking.ts";
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

/** Of a mean over the evaluation episodes of all its trainings: what is left to go by where two have one seed in common. */
const episodeError = ({ candidate: { outcome } }: Lesson): number =>
  outcome.kind !== "trained"
    ? 0
    : (standardError(outcome.results.flatMap(({ episodes }) => episodes.map(({ fitness }) => fitness))) ?? 0);

/** By how much one leads another, with its standard error: over common search seeds, of one seed over its episodes. */
const measuredLead = (best: Lesson, earlier: Lesson): { lead: number; error: number; over: string } => {
  const [left, right] = [best.candidate.outcome, earlier.candidate.outcome];
  const paired = left.kind === "trained" && right.kind === "trained" ? leadOf(left.fitness, right.fitness) : null;
  if (paired !== null && paired.standardError !== null)
    return { lead: paired.mean, error: paired.standardError, over: `${paired.seeds} seeds` };
  const error = Math.hypot(episodeError(best), episodeError(earlier));
  return {
    lead: fitnessOf(best) - fitnessOf(earlier),
    error,
    over: "the episodes of one seed, which say nothing of others",
  };
};

/**
 * Ends it once so many generations in a row brought nothing: the same is best as before them, or leads who was best then by no
 * more than the standard error of that lead. `ranked`: not by fitness, so that only who is best says anything.
 */
export const noGain = ({ generations, ranked = false }: { generations: number; ranked?: boolean }): StopRule => ({
  name: `no gain in ${generations}`,
  reason: (best, led) => {
    const earlier = led.at(-1 - generations);
    if (earlier === undefined) return undefined;
    const none = `no gain in ${generations} ${generations === 1 ? "generation" : "generations"}`;
    if (earlier.candidate.id === best.candidate.id) return `${none}: ${best.candidate.id} is the best as before them`;
    if (ranked) return undefined;
    const { lead, error, over } = measuredLead(best, earlier);
    if (lead > error) return undefined;
    const [size, spread] = figures([lead, error]);
    return `${none}: ${best.candidate.id} leads ${earlier.candidate.id}, the best before them, by ${size} ± ${spread} over ${over}`;
  },
});
