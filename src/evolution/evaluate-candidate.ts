import { diagnose } from "../analyzer/diagnose.ts";
import type { Lesson } from "../core/brief.ts";
import type { EpisodeOutcome, Outcome, TrainingResult } from "../core/outcome.ts";
import { failed, rejected } from "../core/outcome.ts";
import { mean, summarizeScores } from "../core/statistics.ts";
import type { RunEvent, SeedPool } from "../core/events.ts";
import type { Store } from "../core/interfaces.ts";
import type { Checked } from "./propose.ts";
import type { Trainer } from "./trainings.ts";

type Evaluated = Extract<RunEvent, { type: "candidate-evaluated" }>;

const outcomeOf = async (
  candidate: Checked,
  { train, pool, seeds }: { train: Trainer; pool: SeedPool; seeds: readonly number[] },
): Promise<Outcome> => {
  const { reward, diagnostics } = candidate;
  if (reward === null) return rejected(diagnostics);
  const outcomes = await Promise.all(
    seeds.map((seed, index) => train({ owner: candidate.id, reward, pool, index, seed })),
  );
  const results: TrainingResult[] = [];
  for (const outcome of outcomes) {
    if (outcome.kind === "failed") return failed(outcome.failure, diagnostics);
    results.push(outcome.result);
  }
  return {
    kind: "trained",
    fitness: summarizeScores(
      results.map((result) => result.fitness),
      seeds,
    ),
    success: mean(results.map((result) => result.success)),
    results,
    diagnostics,
  };
};

/** Trains a checked candidate on the seeds of a pool and says why it did what it did. */
export const evaluateCandidate = async (
  checked: Checked,
  {
    train,
    pool,
    seeds,
    seen,
    store,
  }: { train: Trainer; pool: SeedPool; seeds: readonly number[]; seen: readonly EpisodeOutcome[]; store: Store },
): Promise<Lesson> => {
  const outcome = await outcomeOf(checked, { train, pool, seeds });
  const { diagnostics: _, ...candidate } = checked;
  const diagnosis =
    outcome.kind === "trained" && checked.reward !== null
      ? diagnose({
          reward: checked.reward,
          results: outcome.results,
          episodes: [...seen, ...outcome.results.flatMap((result) => result.episodes)],
        })
      : null;
  await store.once<Evaluated>(`evaluated:${candidate.id}`, async () => ({
    type: "candidate-evaluated",
    id: candidate.id,
    fitness: outcome.kind === "trained" ? outcome.fitness.mean : null,
    success: outcome.kind === "trained" ? outcome.success : null,
    outcome: outcome.kind === "failed" ? `failed: ${outcome.failure.reason}` : outcome.kind,
    diagnosis,
  }));
  return { candidate: { ...candidate, outcome }, diagnosis };
};
