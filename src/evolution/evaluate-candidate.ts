import { diagnose } from "../analyzer/diagnose.ts";
import type { Lesson } from "../core/brief.ts";
import type { Diagnosis } from "../core/diagnosis.ts";
import type { RunEvent, SeedPool } from "../core/events.ts";
import type { Store } from "../core/interfaces.ts";
import type { EpisodeOutcome, Outcome, TrainingResult } from "../core/outcome.ts";
import type { CompiledReward } from "../core/program.ts";
import { mean, summarizeScores } from "../core/statistics.ts";
import type { StoredEpisode } from "../core/trajectory.ts";
import { unscored, type Unscored } from "./kept-outcome.ts";
import { pointToPolicy } from "./kept-policy.ts";
import type { Checked } from "./propose.ts";

type Evaluated = Extract<RunEvent, { type: "candidate-evaluated" }>;

/** A candidate that was trained to the end, by its results seed by seed. */
export const trainedOutcome = (
  results: TrainingResult[],
  { seeds, diagnostics }: { seeds: readonly number[]; diagnostics: Outcome["diagnostics"] },
): Extract<Outcome, { kind: "trained" }> => ({
  kind: "trained",
  fitness: summarizeScores(
    results.map((result) => result.fitness),
    seeds,
  ),
  success: mean(results.map((result) => result.success)),
  results,
  diagnostics,
});

/** What a diagnosis holds a candidate's own episodes against: figures of all before it, of these the random policy's, and a few of earlier generations in full. */
export type SeenBefore = {
  seen: readonly EpisodeOutcome[];
  random: readonly EpisodeOutcome[];
  whole: readonly StoredEpisode[];
};

/** Why it did what it did; null where it was not trained to the end. */
export const diagnosisOf = (
  reward: CompiledReward | null,
  { outcome, seen, random, whole }: { outcome: Outcome } & SeenBefore,
): Diagnosis | null =>
  outcome.kind === "trained" && reward !== null
    ? diagnose({
        reward,
        results: outcome.results,
        episodes: [...seen, ...outcome.results.flatMap((result) => result.episodes)],
        random,
        whole,
      })
    : null;

const screenedIn = ({
  by,
  twin,
  figures,
}: Extract<Outcome, { kind: "screened" }>): NonNullable<Evaluated["screened"]> => ({
  by,
  ...(twin !== undefined && { twin }),
  figures,
});

/** What became of a candidate, recorded, as the lesson that later generations learn from. */
export const concludeCandidate = async (
  checked: Checked,
  {
    outcome,
    pool,
    seen,
    random,
    whole,
    store,
    of,
  }: {
    outcome: Outcome;
    pool: SeedPool;
    store: Store;
    of: Unscored;
  } & SeenBefore,
): Promise<Lesson> => {
  const { diagnostics: _, probed: __, ...candidate } = checked;
  await pointToPolicy(candidate.id, { outcome, pool, store, of });
  // Read back, and not made again, where it is recorded: it takes all episodes that were seen until then.
  const { diagnosis } = await store.once<Evaluated>(`evaluated:${candidate.id}`, async () => {
    const all = diagnosisOf(checked.reward, { outcome, seen, random, whole });
    return {
      type: "candidate-evaluated",
      id: candidate.id,
      fitness: outcome.kind === "trained" ? outcome.fitness.mean : null,
      success: outcome.kind === "trained" ? outcome.success : null,
      ...unscored(of),
      outcome: outcome.kind,
      ...(outcome.kind === "failed" ? { failure: outcome.failure } : {}),
      ...(outcome.kind === "dropped" ? { rung: outcome.rung } : {}),
      ...(outcome.kind === "screened" ? { screened: screenedIn(outcome) } : {}),
      // Findings hold terms and returns against the fitness.
      diagnosis: all && of.unmeasured ? { ...all, findings: [] } : all,
    };
  });
  return { candidate: { ...candidate, outcome }, diagnosis };
};
