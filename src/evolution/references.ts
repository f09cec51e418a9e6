import type { EpisodeOutcome, TrainingResult } from "../core/outcome.ts";
import { mean, summarizeScores } from "../core/statistics.ts";
import type { ScoredReference } from "../core/summary.ts";
import type { TrainingReward } from "../core/job.ts";
import type { Booking } from "./ledger.ts";
import type { Trainer } from "./trainings.ts";

/** A score over seeds with the trainings it comes from. */
export type Scored = NonNullable<ScoredReference> & { results: TrainingResult[] };

/** Trains one reward on every report seed; null where the task has none or where it failed on a seed. */
export const scoreOnSeeds = async (
  {
    owner,
    reward,
    seeds,
    pool,
    booking,
  }: {
    owner: string;
    reward: TrainingReward | null;
    seeds: readonly number[];
    pool: "selection" | "report";
    booking: Booking;
  },
  train: Trainer,
): Promise<Scored | null> => {
  const outcomes = await Promise.all(seeds.map((seed) => train({ owner, reward, pool, seed, booking })));
  const results = outcomes.flatMap((outcome) => (outcome.kind === "trained" ? [outcome.result] : []));
  if (results.length < seeds.length) return null;
  return {
    fitness: summarizeScores(
      results.map((result) => result.fitness),
      seeds,
    ),
    success: mean(results.map((result) => result.success)),
    results,
  };
};

/** References with the trainings that their scores are of. */
export type MeasuredReferences = { [Name in keyof References]: Scored | null };

export type References = { human: ScoredReference; sparse: ScoredReference; random: ScoredReference };

/** Human, sparse and random policy, with the same learner, budget and report seeds as the best candidate will have. */
export const measureReferences = async (
  {
    human,
    sparse,
    seeds,
    booking,
  }: { human: TrainingReward | null; sparse: TrainingReward | null; seeds: readonly number[]; booking: Booking },
  train: Trainer,
): Promise<MeasuredReferences> => {
  const score = (name: string, reward: TrainingReward | null): Promise<Scored | null> =>
    scoreOnSeeds({ owner: `reference:${name}`, reward, seeds, pool: "report", booking }, train);
  const [randomScore, sparseScore, humanScore] = await Promise.all([
    score("random", null),
    sparse === null ? null : score("sparse", sparse),
    human === null ? null : score("human", human),
  ]);
  return { random: randomScore, sparse: sparseScore, human: humanScore };
};

const scoreOf = (scored: Scored | null): ScoredReference =>
  scored && { fitness: scored.fitness, success: scored.success };

export const scoresOf = ({ human, sparse, random }: MeasuredReferences): References => ({
  human: scoreOf(human),
  sparse: scoreOf(sparse),
  random: scoreOf(random),
});

/** The random policy on a search seed: what designers may see of the world before anything was trained. */
export const randomEpisodes = async (
  { seed, booking }: { seed: number; booking: Booking },
  train: Trainer,
): Promise<EpisodeOutcome[]> => {
  const outcome = await train({ owner: "reference:random", reward: null, pool: "search", seed, booking });
  return outcome.kind === "trained" ? outcome.result.episodes : [];
};
