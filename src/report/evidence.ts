import { averageCurve, pointsByCheckpoint } from "../analyzer/curve.ts";
import { findingsOf } from "../analyzer/detectors.ts";
import type { SeedPool } from "../core/events.ts";
import { findingText } from "../core/finding-text.ts";
import type { Store } from "../core/interfaces.ts";
import { scoredPoints, type TrainingResult } from "../core/outcome.ts";
import type { RunView } from "../core/run-view/types.ts";
import { bootstrapInterval, leastForInterval, mean } from "../core/statistics.ts";
import { readOutcome } from "../evolution/kept-outcome.ts";
import type { CandidateCard, LearningCurve, TermRow } from "./types.ts";

/** A run as its log tells it, and its files. */
type Source = { view: RunView; read: Store["read"] };

export const trainingsOf = async (
  source: Source,
  { owner, pool }: { owner: string; pool: SeedPool },
): Promise<TrainingResult[]> => {
  const all = source.view.trainings[owner] ?? [];
  const ended = all.filter((training) => training.pool === pool && training.outcome === "trained");
  const outcomes = await Promise.all(
    ended.map(async ({ artifact, hash }) => readOutcome(await source.read(artifact, hash))),
  );
  // Where another version resumed the run, a seed may have been trained twice: the later is what the run's figures are
  // of.
  const bySeed = new Map(
    outcomes.flatMap((outcome) => (outcome.kind === "trained" ? [[outcome.result.seed, outcome.result] as const] : [])),
  );
  return [...bySeed.values()].sort((left, right) => left.seed - right.seed);
};

export const curveOf = (
  results: readonly TrainingResult[],
  { name, kind, pool }: Pick<LearningCurve, "name" | "kind" | "pool">,
): LearningCurve[] => {
  const curves = results.map(({ curve }) => scoredPoints(curve));
  const length = Math.min(...curves.map((curve) => curve.length));
  if (results.length === 0 || length === 0) return [];
  const points = Array.from({ length }, (_, index) => {
    const column = curves.map((curve) => curve[index] as (typeof curve)[number]);
    const fitness = column.map((point) => point.fitness);
    const [low, high] = fitness.length < leastForInterval ? [null, null] : bootstrapInterval(fitness);
    return { steps: mean(column.map(({ steps }) => steps)), mean: mean(fitness), low, high };
  });
  const each =
    results.length === 2 ? curves.map((curve) => curve.map(({ steps, fitness }) => [steps, fitness] as const)) : [];
  return [{ name, kind, pool, seeds: results.length, points, each }];
};

/** A term's mean per step at each checkpoint that all the trainings have. */
const courseOf = (results: readonly TrainingResult[], term: string): number[] => {
  const length = Math.min(...results.map(({ curve }) => curve.length));
  return Array.from({ length: Number.isFinite(length) ? length : 0 }, (_, index) =>
    mean(results.map(({ curve }) => curve[index]?.terms[term] ?? 0)),
  );
};

/** What the analyzer says of the very trainings whose score is shown, not of another pool's. */
export const findingsFor = (results: readonly TrainingResult[]): string[] => {
  const seen = results.flatMap(({ episodes }) => episodes);
  const curve = averageCurve(pointsByCheckpoint(results));
  return seen.length === 0 ? [] : findingsOf({ results, seen, random: [], curve, terms: [] }).map(findingText);
};

export const termsOf = (results: readonly TrainingResult[], card: CandidateCard | undefined): TermRow[] =>
  Object.keys(results[0]?.terms ?? {}).map((name) => {
    const figures = results.flatMap(({ terms }) => terms[name] ?? []);
    const judged = card?.diagnosis?.terms.find((term) => term.name === name);
    return {
      name,
      mean: mean(figures.map((each) => each.mean)),
      min: Math.min(...figures.map((each) => each.min)),
      max: Math.max(...figures.map((each) => each.max)),
      share: mean(figures.map((each) => each.share)),
      verdict: judged?.verdict ?? null,
      curve: courseOf(results, name),
    };
  });

/** Of an extended run, the trainings that what is claimed now was measured on. */
export const onSeeds = (results: readonly TrainingResult[], seeds: readonly number[] | undefined): TrainingResult[] =>
  results.filter(({ seed }) => seeds === undefined || seeds.includes(seed));

/** Trainings that the best's score comes from: the report seeds' where it was confirmed, else the search's. */
export const evidenceFor = async (
  source: Source,
  {
    best,
    cards,
    seeds,
  }: { best: CandidateCard | undefined; cards: readonly CandidateCard[]; seeds?: readonly number[] },
) => {
  if (best === undefined) return { results: [], confirmed: false };
  // Equal programs are one job; version 0.1.0 logged it under whoever asked first alone.
  const owners = [best, ...cards.filter(({ id, text }) => id !== best.id && text === best.text)].map(({ id }) => id);
  for (const pool of ["report", "search"] as const) {
    const found = await Promise.all(owners.map((owner) => trainingsOf(source, { owner, pool })));
    const results = found
      .map((each) => (pool === "report" ? onSeeds(each, seeds) : each))
      .find((each) => each.length > 0);
    if (results !== undefined) return { results, confirmed: pool === "report" };
  }
  return { results: [], confirmed: false };
};
