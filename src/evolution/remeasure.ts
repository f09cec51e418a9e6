import type { Lesson } from "../core/brief.ts";
import type { RunEvent } from "../core/events.ts";
import type { Store } from "../core/interfaces.ts";
import type { TrainingResult } from "../core/outcome.ts";
import type { CompiledReward } from "../core/program.ts";
import { diagnosisOf, type SeenBefore, trainedOutcome } from "./evaluate-candidate.ts";
import type { Booking } from "./ledger.ts";
import type { Trainer } from "./trainings.ts";

type Remeasured = Extract<RunEvent, { type: "candidate-remeasured" }>;

/**
 * A trained candidate on the first `seeds` search seeds, those included that it had: what is built upon should not be one
 * lucky seed. Where it fails on one it stays what it was, measured on fewer, and is called unsteady.
 */
export const remeasure = async (
  lesson: Lesson,
  {
    seeds,
    train,
    booking,
    seen,
    random,
    whole,
    store,
  }: {
    seeds: readonly number[];
    train: Trainer;
    booking: Booking;
    store: Store;
  } & SeenBefore,
): Promise<Lesson> => {
  const { candidate } = lesson;
  if (candidate.outcome.kind !== "trained") return lesson;
  const outcomes = await Promise.all(
    seeds.map((seed) =>
      train({ owner: candidate.id, reward: candidate.reward as CompiledReward, pool: "search", seed, booking }),
    ),
  );
  const results = outcomes.flatMap((each): TrainingResult[] => (each.kind === "trained" ? [each.result] : []));
  if (results.length < seeds.length) return { ...lesson, unsteady: true };
  const outcome = trainedOutcome(results, { seeds, diagnostics: candidate.outcome.diagnostics });
  const { diagnosis } = await store.once<Remeasured>(`remeasured:${candidate.id}:${seeds.length}`, async () => ({
    type: "candidate-remeasured",
    id: candidate.id,
    seeds: seeds.length,
    fitness: outcome.fitness.mean,
    success: outcome.success,
    diagnosis: diagnosisOf(candidate.reward, { outcome, seen, random, whole }),
  }));
  return { candidate: { ...candidate, outcome }, diagnosis };
};
