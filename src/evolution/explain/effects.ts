import type { Effects, EffectVerdict, TermChange, TermEffect } from "../../core/term-effect.ts";
import type { CandidateFailure, TrainingResult } from "../../core/outcome.ts";
import { mean, pairedDifference, summarizeScores, type Interval } from "../../core/statistics.ts";

/** The share of the score within which an effect is none. */
const marginShare = 0.1;

/** Of all intervals of one question together (which term, which weight): Bonferroni, as `pairedDifference` says. */
const together = 0.95;

/** Trainings of one reward by seed. */
export type BySeed = ReadonlyMap<
  number,
  { kind: "trained"; result: Pick<TrainingResult, "fitness"> } | { kind: "failed"; failure: CandidateFailure }
>;

/** A change with its trainings, or why it made no program. */
export type MeasuredChange = TermChange & { outcomes: BySeed; reason?: string };

/** What an effect comes to beside the margin. */
export const verdictOf = (
  { mean: centre, interval }: { mean: number; interval: Interval },
  margin: number,
): Exclude<EffectVerdict, "failed"> => {
  if (interval === null) return "unknown";
  const [low, high] = interval;
  if (low >= -margin && high <= margin) return "none";
  if (low <= 0 && high >= 0) return "unknown";
  if (Math.abs(centre) < margin) return "slight";
  return centre < 0 ? "worse" : "better";
};

const order: readonly EffectVerdict[] = ["worse", "failed", "better", "slight", "unknown", "none"];

const failureOf = (outcomes: BySeed): string | undefined => {
  const failed = [...outcomes.values()].find((outcome) => outcome.kind === "failed");
  return failed?.kind === "failed" ? `${failed.failure.reason}: ${failed.failure.message}` : undefined;
};

const fitnessOf = (outcomes: BySeed, seed: number): number | undefined => {
  const outcome = outcomes.get(seed);
  return outcome?.kind === "trained" ? outcome.result.fitness : undefined;
};

const effectOf = (
  { term, change: how, outcomes, reason = failureOf(outcomes) }: MeasuredChange,
  { own, margin, confidence }: { own: BySeed; margin: number; confidence: number },
): TermEffect => {
  if (reason !== undefined)
    return { term, change: how, verdict: "failed", seeds: outcomes.size, fitness: null, effect: null, reason };
  const pairs = [...outcomes.keys()].flatMap((seed) => {
    const [left, right] = [fitnessOf(outcomes, seed), fitnessOf(own, seed)];
    return left === undefined || right === undefined ? [] : [[left, right] as const];
  });
  if (pairs.length === 0) return { term, change: how, verdict: "unknown", seeds: 0, fitness: null, effect: null };
  const lefts = pairs.map(([left]) => left);
  const effect = pairedDifference(
    lefts,
    pairs.map(([, right]) => right),
    { confidence },
  );
  const verdict = verdictOf(effect, margin);
  return { term, change: how, verdict, seeds: pairs.length, fitness: mean(lefts), effect };
};

/**
 * Effects of changes to a reward, each paired with the reward's own training on the same seed. The intervals of all terms taken
 * out hold together at 95 %, and so do those of all weights: that of one alone would be narrower.
 */
export const effectsOf = (own: BySeed, changes: readonly MeasuredChange[]): Effects => {
  const seeds = [...own.keys()].filter((seed) => fitnessOf(own, seed) !== undefined);
  const fitness = summarizeScores(
    seeds.map((seed) => fitnessOf(own, seed) as number),
    seeds,
  );
  const margin = marginShare * Math.abs(fitness.mean);
  const removed = changes.filter(({ change }) => change === "removed").length;
  const effects = changes.map((each) => {
    const family = each.change === "removed" ? removed : changes.length - removed;
    return effectOf(each, { own, margin, confidence: 1 - (1 - together) / family });
  });
  // Within a verdict what costs most stands first.
  const place = ({ verdict }: TermEffect): number => order.indexOf(verdict);
  return {
    fitness,
    margin,
    effects: effects.toSorted(
      (left, right) => place(left) - place(right) || (left.effect?.mean ?? 0) - (right.effect?.mean ?? 0),
    ),
  };
};
