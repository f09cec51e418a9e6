import type { Lesson } from "../core/brief.ts";
import { figures } from "../core/format.ts";
import { mean, standardError } from "../core/statistics.ts";
import type { ScoreSummary } from "../core/statistics.ts";
import type { Ranking } from "./types.ts";

/** What the critic's heuristics hold against a candidate, and the analyzer's alarms that its reward is earned without the task. */
export const warningsOf = ({ candidate: { outcome }, diagnosis }: Lesson): number =>
  outcome.diagnostics.filter(({ severity }) => severity === "warning").length +
  (diagnosis?.findings ?? []).filter(({ kind }) => kind === "hacked").length;

/**
 * Mean fitness of a trained candidate, or −∞ for one that never was: failures rank below every score, however negative.
 */
export const fitnessOf = ({ candidate }: Lesson): number =>
  candidate.outcome.kind === "trained" ? candidate.outcome.fitness.mean : Number.NEGATIVE_INFINITY;

const successOf = ({ candidate }: Lesson): number =>
  candidate.outcome.kind === "trained" ? candidate.outcome.success : 0;

type Scores = Pick<ScoreSummary, "values" | "seeds">;

/**
 * Mean of left − right over the seeds that both have, with its standard error; null where one seed or none has no
 * error.
 */
export const leadOf = (left: Scores, right: Scores): { mean: number; standardError: number | null; seeds: number } => {
  const common = left.seeds.flatMap((seed, index) => {
    const other = right.seeds.indexOf(seed);
    return other < 0 ? [] : [(left.values[index] as number) - (right.values[other] as number)];
  });
  return {
    mean: common.length === 0 ? mean(left.values) - mean(right.values) : mean(common),
    standardError: standardError(common),
    seeds: common.length,
  };
};

/**
 * By mean fitness; ties by success, then by fewer warnings, then the older one. Two are told apart where the mean of
 * their paired differences exceeds its standard error; one seed tells nothing apart.
 */
export const byFitness: Ranking = {
  name: "fitness",
  order: (lessons) =>
    lessons
      .filter(({ candidate }) => candidate.outcome.kind === "trained")
      .map((lesson, age) => ({ lesson, age }))
      .sort(
        (left, right) =>
          fitnessOf(right.lesson) - fitnessOf(left.lesson) ||
          successOf(right.lesson) - successOf(left.lesson) ||
          warningsOf(left.lesson) - warningsOf(right.lesson) ||
          left.age - right.age,
      )
      .map(({ lesson }) => lesson),
  compare: ({ candidate: left }, { candidate: right }) => {
    if (left.outcome.kind !== "trained" || right.outcome.kind !== "trained")
      throw new Error(`only trained candidates are compared, not ${left.id} with ${right.id}`);
    const { mean: lead, standardError: error, seeds } = leadOf(left.outcome.fitness, right.outcome.fitness);
    const [ahead, behind] = lead < 0 ? [right, left] : [left, right];
    const [size, spread] = figures([Math.abs(lead), error ?? 0]);
    const on = seeds === 0 ? "with no seed in common" : seeds === 1 ? "on one seed" : `on ${seeds} seeds`;
    if (lead === 0) return { verdict: "tie", reason: `${left.id} and ${right.id} have the same mean ${on}: a tie` };
    const said = `${ahead.id} leads ${behind.id} by ${size}${error === null ? "" : ` ± ${spread}`} ${on}`;
    if (error === null) return { verdict: "tie", reason: `${said}, which has no error: a tie` };
    return Math.abs(lead) > error
      ? { verdict: lead > 0 ? "wins" : "loses", reason: said }
      : { verdict: "tie", reason: `${said}: a tie` };
  },
};

/** A ranking as what the search knows makes of it. */
export const rankingOver = (ranking: Ranking, known: Parameters<NonNullable<Ranking["over"]>>[0]): Ranking =>
  ranking.over?.(known) ?? ranking;

/** What a ranking says of an archive: ids of the trained, best first, and how clear the first is. */
export const standingOf = (
  ranking: Ranking,
  archive: readonly Lesson[],
): { order: string[]; by: string; reason: string } => {
  const order = ranking.order(archive);
  const [first, second] = order;
  return {
    order: order.map(({ candidate }) => candidate.id),
    by: ranking.name,
    reason:
      first === undefined
        ? "nothing was trained"
        : second === undefined
          ? `${first.candidate.id} alone was trained`
          : (ranking.standing?.(archive) ?? ranking.compare(first, second).reason),
  };
};
