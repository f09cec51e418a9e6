import type { RunFigures, SeedScores } from "../../../src/store/run-figures.ts";
import type { Gathered, GatheredRun } from "../../../src/report/results/types.ts";

const scores = (values: readonly number[], seeds: readonly number[]): SeedScores => ({
  mean: values.reduce((sum, value) => sum + value, 0) / values.length,
  values: [...values],
  seeds: [...seeds],
});

export const spent = {
  proposed: 4,
  rejected: 1,
  failed: 0,
  trainings: 10,
  trainingSteps: 1000,
  evaluationSteps: 100,
  environmentSteps: 1100,
  modelCalls: 0,
  inputTokens: 0,
  outputTokens: 0,
  usd: 0,
};

/** What a run's folder says, of a run that ended with these report fitnesses on its own report seeds. */
export const figuresOf = (
  { seed, fitness, environment = "cartpole" }: { seed: number; fitness: readonly number[]; environment?: string },
  other: Partial<RunFigures> = {},
): RunFigures => {
  const seeds = fitness.map((_, index) => 1000 * seed + index);
  return {
    status: "completed",
    problem: null,
    version: "0.2.0",
    madeBy: "0.2.0 (Node v24.21.0)",
    environment,
    task: "balance",
    seed,
    measured: { by: `${environment}/balance`, description: "Keep the pole upright." },
    content: {
      environment: { name: environment, hash: `hash of ${environment}`, options: {} },
      task: { name: "balance" },
    },
    best: { fitness: scores(fitness, seeds), success: 0.5, pool: "report" },
    references: {
      human: scores(
        fitness.map((_, index) => 2 + index / 100),
        seeds,
      ),
      sparse: scores(
        fitness.map((_, index) => 1 + index / 100),
        seeds,
      ),
      random: scores(
        fitness.map((_, index) => index / 50),
        seeds,
      ),
    },
    humanNormalized: 0.5,
    curve: [
      { steps: 500, fitness: 0.1, return: 0 },
      { steps: 1000, fitness: 0.4, return: 1 },
    ],
    spent,
    seconds: 2.5,
    deterministic: true,
    options: { env: environment },
    plan: null,
    ...other,
  };
};

/** A run whose one report fitness is its score. */
export const runOf = (
  seed: number,
  fitness: number | readonly number[],
  { environment, ...other }: Partial<RunFigures> = {},
): GatheredRun => ({
  name: `run of seed ${seed}`,
  seed,
  folder: `/runs/${seed}`,
  figures: figuresOf(
    { seed, fitness: typeof fitness === "number" ? [fitness] : fitness, ...(environment && { environment }) },
    other,
  ),
});

export const cellOf = (cell: Record<string, string>, runs: readonly GatheredRun[]): Gathered => ({ cell, runs });
