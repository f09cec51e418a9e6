import type { Store } from "../core/interfaces.ts";
import { scoredPoints, type TrainingResult } from "../core/outcome.ts";
import { mean, summarizeScores } from "../core/statistics.ts";
import type { EvaluatedReward } from "../core/summary.ts";
import { readOutcome } from "../evolution/kept-outcome.ts";
import type { BestEvidence } from "../evolution/summarize.ts";

const average = (results: readonly TrainingResult[], pick: (result: TrainingResult) => number): number =>
  mean(results.map(pick));

/** Why the one reward has no score, from the first of its trainings that failed. */
const failureIn = async (store: Store): Promise<Pick<EvaluatedReward, "failure">> => {
  const failed = store
    .events()
    .find(
      (event) => event.type === "training-ended" && event.outcome === "failed" && !event.owner.startsWith("reference:"),
    );
  if (failed?.type !== "training-ended") return {};
  const outcome = readOutcome(await store.read(failed.artifact, failed.hash));
  return outcome.kind === "failed" ? { failure: outcome.failure } : {};
};

const termsOf = (results: readonly TrainingResult[], names: readonly string[]): EvaluatedReward["terms"] =>
  Object.fromEntries(
    names.map((name) => [
      name,
      {
        mean: average(results, ({ terms }) => terms[name]?.mean ?? 0),
        min: Math.min(...results.map(({ terms }) => terms[name]?.min ?? 0)),
        max: Math.max(...results.map(({ terms }) => terms[name]?.max ?? 0)),
        share: average(results, ({ terms }) => terms[name]?.share ?? 0),
      },
    ]),
  );

/** Of the policy under training, means over trainings, at the checkpoints; nothing where its fitness is not known. */
export const meanCurve = (results: readonly TrainingResult[]): EvaluatedReward["curve"] =>
  results.some(({ curve }) => scoredPoints(curve).length < curve.length)
    ? []
    : (results[0]?.curve ?? []).map(({ steps }, index) => ({
        steps,
        fitness: average(results, ({ curve }) => curve[index]?.fitness ?? 0),
        return: average(results, ({ curve }) => curve[index]?.return ?? 0),
      }));

/** What `evaluate` adds to the summary of its run. */
export const evaluatedReward = async (
  store: Store,
  { file, best }: { file: string; best: BestEvidence | null },
): Promise<EvaluatedReward> => {
  if (best === null) {
    const nothing = { fitness: null, success: null, terms: {}, curve: [] };
    return { file, outcome: "failed", ...nothing, ...(await failureIn(store)) };
  }
  const { results, reward } = best;
  return {
    file,
    outcome: "trained",
    fitness: summarizeScores(
      results.map(({ fitness }) => fitness),
      results.map(({ seed }) => seed),
    ),
    success: average(results, ({ success }) => success),
    terms: termsOf(results, Object.keys(reward.weights)),
    curve: meanCurve(results),
  };
};
