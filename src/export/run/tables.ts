import type { SeedPool } from "../../core/events.ts";

/*
 * A run's figures as tidy tables: a row an observation, a column a variable, `run` in each so that tables of many runs
 * can be put together. Null is what was not measured; no zero stands in its place.
 */

type Figure = number | null;

/** One row: what the run was, and what it claims. `pool`: whose seeds the best's score is of. */
export type RunRow = {
  run: string;
  status: string;
  environment: string;
  task: string;
  designer: string | null;
  strategy: string | null;
  seed: number;
  started: string;
  measured_by: string | null;
  best: string | null;
  pool: string | null;
  fitness_mean: Figure;
  fitness_iqm: Figure;
  fitness_low: Figure;
  fitness_high: Figure;
  success: Figure;
  human_normalized: Figure;
  trainings: number;
  environment_steps: number;
  model_calls: number;
  input_tokens: number;
  output_tokens: number;
  usd: number;
};

/** Scores are means over search seeds: noisy, and no claim. */
export type CandidateRow = {
  run: string;
  candidate: string;
  generation: number;
  group: string | null;
  operator: string;
  /** Ids, a space between. */
  parents: string;
  note: string;
  repairs: number;
  outcome: string;
  failure: string | null;
  fitness: Figure;
  success: Figure;
};

/** What one training's evaluation came to. `owner`: a candidate, or `reference:human`. */
export type TrainingRow = {
  run: string;
  owner: string;
  pool: SeedPool;
  seed: number;
  outcome: string;
  fitness: Figure;
  success: Figure;
  environment_steps: number;
  evaluation_steps: Figure;
  /** Whose training it was, where an equal program had been trained before. */
  shared_from: string | null;
  job: string;
};

/** A point of a learning curve: means over the training episodes that ended since the point before. */
export type CurveRow = {
  run: string;
  owner: string;
  pool: SeedPool;
  seed: number;
  steps: number;
  episodes: Figure;
  fitness: Figure;
  success: Figure;
  return: Figure;
  length: Figure;
};

/** An unweighted term's mean per step since the point before. */
export type TermRow = {
  run: string;
  owner: string;
  pool: SeedPool;
  seed: number;
  steps: number;
  term: string;
  mean: Figure;
};

/** How far the search was when a generation ended; `best` is the ranking's, with its score on search seeds. */
export type GenerationRow = {
  run: string;
  generation: number;
  best: string | null;
  best_fitness: Figure;
  trained: number;
  highest_fitness: Figure;
  mean_fitness: Figure;
  /** Of all training and evaluation so far. */
  environment_steps: number;
};

/** What the references scored on the report seeds. */
export type ReferenceRow = {
  run: string;
  reference: string;
  seeds: number;
  fitness_mean: Figure;
  fitness_iqm: Figure;
  fitness_low: Figure;
  fitness_high: Figure;
  success: Figure;
};

export type RunTables = {
  runs: RunRow[];
  candidates: CandidateRow[];
  trainings: TrainingRow[];
  curves: CurveRow[];
  terms: TermRow[];
  generations: GenerationRow[];
  references: ReferenceRow[];
};

/** Also of a table without a row. */
export const columns: { readonly [Table in keyof RunTables]: readonly (keyof RunTables[Table][number])[] } = {
  runs: [
    ...(["run", "status", "environment", "task", "designer", "strategy", "seed", "started", "measured_by"] as const),
    ...(["best", "pool", "fitness_mean", "fitness_iqm", "fitness_low", "fitness_high", "success"] as const),
    ...(["human_normalized", "trainings", "environment_steps", "model_calls", "input_tokens"] as const),
    ...(["output_tokens", "usd"] as const),
  ],
  candidates: [
    ...(["run", "candidate", "generation", "group", "operator", "parents", "note", "repairs", "outcome"] as const),
    ...(["failure", "fitness", "success"] as const),
  ],
  trainings: [
    ...(["run", "owner", "pool", "seed", "outcome", "fitness", "success", "environment_steps"] as const),
    ...(["evaluation_steps", "shared_from", "job"] as const),
  ],
  curves: ["run", "owner", "pool", "seed", "steps", "episodes", "fitness", "success", "return", "length"],
  terms: ["run", "owner", "pool", "seed", "steps", "term", "mean"],
  generations: [
    ...(["run", "generation", "best", "best_fitness", "trained", "highest_fitness", "mean_fitness"] as const),
    "environment_steps",
  ],
  references: [
    ...([
      "run",
      "reference",
      "seeds",
      "fitness_mean",
      "fitness_iqm",
      "fitness_low",
      "fitness_high",
      "success",
    ] as const),
  ],
};

export const tableNames = Object.keys(columns) as (keyof RunTables)[];
