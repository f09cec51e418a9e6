import type { Executor, JobProgress } from "../core/interfaces.ts";
import type { CandidateFailure, TrainingResult } from "../core/outcome.ts";
import type { CompiledReward } from "../core/program.ts";
import { mean, summarizeScores, type ScoreSummary } from "../core/statistics.ts";
import { invalidNotice } from "../evolution/invalid-episodes.ts";
import { seedPools } from "../evolution/seeds.ts";
import type { SearchPlan } from "../evolution/types.ts";
import type { Problem } from "./problem.ts";

/** `evaluate --json` (DESIGN §7). */
export type Evaluation = {
  environment: string;
  task: string;
  outcome: "trained" | "failed";
  fitness: ScoreSummary | null;
  success: number | null;
  terms: Record<string, { mean: number; min: number; max: number; share: number }>;
  curve: { steps: number; fitness: number; return: number }[];
  environmentSteps: number;
  seconds: number;
  /** What a person should know of these numbers. */
  notices?: string[];
  failure?: CandidateFailure;
};

const average = (results: readonly TrainingResult[], pick: (result: TrainingResult) => number): number =>
  mean(results.map(pick));

/** Trains under one reward on the report seeds of the plan's seed and scores the policies. */
export const evaluateReward = async ({
  reward,
  problem,
  plan,
  executor,
  onProgress,
}: {
  reward: CompiledReward;
  problem: Problem;
  plan: SearchPlan;
  executor: Executor;
  onProgress: (seed: number, progress: JobProgress) => void;
}): Promise<Evaluation> => {
  const started = performance.now();
  const seeds = seedPools(plan.seed, { search: 0, selection: 0, report: plan.reportSeeds }).report;
  const outcomes = await Promise.all(
    seeds.map((seed) =>
      executor.train(
        {
          kind: "train",
          reward,
          environment: problem.environment,
          task: problem.taskReference,
          learner: plan.learner,
          budget: { steps: plan.steps, episodes: plan.episodes, checkpoints: plan.checkpoints },
          seed,
        },
        { onProgress: (progress) => onProgress(seed, progress) },
      ),
    ),
  );
  const results = outcomes.flatMap((outcome) => (outcome.kind === "trained" ? [outcome.result] : []));
  const failure = outcomes.find((outcome) => outcome.kind === "failed");
  const common = { environment: problem.environment.name, task: problem.taskReference.name };
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  if (failure?.kind === "failed") {
    return {
      ...common,
      outcome: "failed",
      fitness: null,
      success: null,
      terms: {},
      curve: [],
      environmentSteps: 0,
      seconds,
      failure: failure.failure,
    };
  }
  const names = Object.keys(reward.weights);
  const [first] = results;
  const invalid = invalidNotice(results.flatMap(({ episodes }) => episodes));
  return {
    ...common,
    outcome: "trained",
    fitness: summarizeScores(
      results.map(({ fitness }) => fitness),
      seeds,
    ),
    success: average(results, ({ success }) => success),
    terms: Object.fromEntries(
      names.map((name) => [
        name,
        {
          mean: average(results, ({ terms }) => terms[name]?.mean ?? 0),
          min: Math.min(...results.map(({ terms }) => terms[name]?.min ?? 0)),
          max: Math.max(...results.map(({ terms }) => terms[name]?.max ?? 0)),
          share: average(results, ({ terms }) => terms[name]?.share ?? 0),
        },
      ]),
    ),
    curve: (first?.curve ?? []).map((point, index) => ({
      steps: point.steps,
      fitness: average(results, ({ curve }) => curve[index]?.fitness ?? 0),
      return: average(results, ({ curve }) => curve[index]?.return ?? 0),
    })),
    environmentSteps: results.reduce((sum, result) => sum + result.environmentSteps, 0),
    seconds,
    ...(invalid === undefined ? {} : { notices: [invalid] }),
  };
};
