import { leastForInterval, type ScoreSummary } from "../core/statistics.ts";
import type { RunSummary, ScoredReference } from "../core/summary.ts";
import { humanNormalized } from "./normalize.ts";

const withoutFalseInterval = (fitness: ScoreSummary): ScoreSummary =>
  fitness.values.length < leastForInterval ? { ...fitness, ci95: null } : fitness;

const reread = (score: ScoredReference): ScoredReference =>
  score && { ...score, fitness: withoutFalseInterval(score.fitness) };

/** Whose seeds the best's score is of. */
export const poolOf = ({ best, notices = [] }: Pick<RunSummary, "best" | "notices">): "report" | "search" =>
  best?.pool ?? (notices.some((text) => text.startsWith("the best was not confirmed")) ? "search" : "report");

/** Of a run that nothing measures: it was searched with a fitness of 0 for all, which is no figure of anybody's. */
export const withoutScores = (summary: RunSummary): RunSummary => {
  const { curve: _curve, gain: _gain, ...rest } = summary;
  return {
    ...rest,
    best: rest.best && { ...rest.best, fitness: null, success: null },
    references: { human: null, sparse: null, random: null },
  };
};

/** Of a run whose task says of no episode that it succeeded: it was searched with a success of 0 for all. */
export const withoutSuccess = (summary: RunSummary): RunSummary => {
  const unsaid = (score: ScoredReference): ScoredReference => score && { ...score, success: null };
  const { human, sparse, random } = summary.references;
  return {
    ...summary,
    ...(summary.success !== undefined && { success: null }),
    best: summary.best && { ...summary.best, success: null },
    references: { human: unsaid(human), sparse: unsaid(sparse), random: unsaid(random) },
  };
};

/**
 * A summary as this version reads it. Version 0.1.0 gave one and two seeds an interval, a normalised score whatever its scale,
 * and said only in a notice that a best was not confirmed. What is of this version comes back as it is.
 */
export const readSummary = (summary: RunSummary): RunSummary => {
  if (summary.measured?.unmeasured) return withoutScores(summary);
  const { humanNormalizedReason: _, ...rest } = summary;
  const { best, references } = rest;
  const pool = poolOf(summary);
  const read = best && { ...best, pool, fitness: best.fitness && withoutFalseInterval(best.fitness) };
  const scores = {
    human: reread(references.human),
    sparse: reread(references.sparse),
    random: reread(references.random),
  };
  const { value, reason } = humanNormalized({
    best: pool === "report" ? (read?.fitness ?? null) : null,
    human: scores.human?.fitness ?? null,
    sparse: scores.sparse?.fitness ?? null,
  });
  return {
    ...rest,
    best: read,
    references: scores,
    humanNormalized: value,
    ...(reason === undefined ? {} : { humanNormalizedReason: reason }),
  };
};
