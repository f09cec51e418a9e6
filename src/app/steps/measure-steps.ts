import { availableParallelism } from "node:os";
import { RewardsmithError } from "../../core/errors.ts";
import type { Executor, JobProgress } from "../../core/interfaces.ts";
import type { TrainOutcome } from "../../core/outcome.ts";
import { median, sum } from "../../core/statistics.ts";
import type { SeedScores, StepsProposal, TriedBudget } from "../../core/steps-proposal.ts";
import { proposeSteps } from "../../evolution/propose-steps.ts";
import type { RunConfig } from "../config.ts";
import type { Problem } from "../problem.ts";
import { measurePace } from "../trial.ts";
import {
  keptTrainings,
  stepsSeeds,
  trainingsOf,
  type KeptTraining,
  type StepsTraining,
  type StepsUnder,
} from "./trainings.ts";

export type StepsAsked = {
  config: RunConfig;
  problem: Problem;
  under: StepsUnder;
  /** In ascending order. */
  budgets: readonly number[];
};

/** What trying budgets takes at the most: if no two of them agree. */
export type StepsCost = {
  trainings: number;
  trainingSteps: number;
  /** If every episode lasts as long as it can. */
  evaluationSteps: number;
  /** Trainings that are kept already, of all of them. */
  kept: number;
  /** On this machine; null where a trial told nothing of its speed, 0 where everything is kept. */
  seconds: number | null;
};

const scoresOf = ({ problem }: StepsAsked, results: readonly KeptTraining[]): SeedScores => ({
  fitness: results.map(({ fitness }) => fitness),
  success: problem.task.success === undefined ? null : results.map(({ success }) => success),
});

type Train = (training: StepsTraining) => Promise<KeptTraining | null>;

const propose = async (asked: StepsAsked, train: Train): Promise<StepsProposal | null> => {
  const all = async (steps: number) => {
    const trainings = trainingsOf(steps, asked);
    const results = await Promise.all(trainings.map(train));
    const known = results.filter((result) => result !== null);
    return known.length < results.length ? null : { trainings, known };
  };
  const found = await proposeSteps(asked.budgets, {
    random: async () => {
      const played = await all(0);
      return played && scoresOf(asked, played.known);
    },
    train: async (steps): Promise<TriedBudget | null> => {
      const trained = await all(steps);
      if (trained === null) return null;
      const paces = trained.known.flatMap(({ stepsPerSecond }) => stepsPerSecond ?? []);
      return {
        steps,
        learner: trained.trainings[0]?.job.learner ?? "",
        ...scoresOf(asked, trained.known),
        stepsPerSecond: paces.length === 0 ? null : median(paces),
      };
    },
  });
  return found && { ...found, under: asked.under.name, seeds: [...stepsSeeds] };
};

/** What is known without a training: null where one is missing. */
export const keptProposal = (asked: StepsAsked): Promise<StepsProposal | null> =>
  propose(asked, keptTrainings(asked.config.runs).read);

/** What is still to be trained, before it is; a training is begun on `executor` to see how fast it goes, and thrown away. */
export const costOfSteps = async (asked: StepsAsked, { executor }: { executor: Executor }): Promise<StepsCost> => {
  const { read } = keptTrainings(asked.config.runs);
  const all = [0, ...asked.budgets].flatMap((steps) => trainingsOf(steps, asked));
  const known = await Promise.all(all.map(read));
  const missing = all.filter((_, index) => known[index] === null);
  const trainings = missing.filter(({ steps }) => steps > 0);
  const trainingSteps = sum(trainings.map(({ steps }) => steps));
  const evaluationSteps = sum(missing.map((one) => one.evaluationSteps));
  const [next] = trainings;
  const pace = next === undefined ? null : (await measurePace(next.job, { executor, reward: asked.under.reward })).pace;
  const atOnce = Math.min(asked.config.jobs, availableParallelism(), stepsSeeds.length);
  return {
    trainings: trainings.length,
    trainingSteps,
    evaluationSteps,
    kept: all.filter(({ steps }) => steps > 0).length - trainings.length,
    seconds: next === undefined ? 0 : pace && (trainingSteps + evaluationSteps) / pace.stepsPerSecond / atOnce,
  };
};

const failed = (
  { problem, under }: StepsAsked,
  outcome: Exclude<TrainOutcome, { kind: "trained" }>,
): RewardsmithError =>
  new RewardsmithError({
    code: "steps/training-failed",
    message: `a training under the ${under.name} reward of task '${problem.task.name}' ${outcome.kind === "failed" ? `failed: ${outcome.failure.reason}: ${outcome.failure.message}` : "paused"}`,
    action: "Mend what it says, or give --steps N: how many it takes cannot be tried without it.",
  });

const keptOf = (outcome: Extract<TrainOutcome, { kind: "trained" }>, stepsPerSecond: number | null): KeptTraining => {
  const { fitness, success, episodes, environmentSteps, handOverSteps = 0 } = outcome.result;
  return {
    fitness,
    success,
    environmentSteps: sum(episodes.map(({ length }) => length)) + handOverSteps + environmentSteps,
    stepsPerSecond,
  };
};

export type StepsWatch = {
  signal?: AbortSignal | undefined;
  onProgress?: (training: StepsTraining, progress: JobProgress) => void;
  onTrained?: (training: StepsTraining, result: KeptTraining) => void;
};

/**
 * Trains until two budgets in a row agree. A training that is kept is never trained again, and each is kept as soon as
 * it has ended. Raises `steps/training-failed`, and what aborted the executor.
 */
export const measureSteps = async (
  asked: StepsAsked,
  { executor, signal, onProgress, onTrained }: StepsWatch & { executor: Executor },
): Promise<StepsProposal> => {
  const { read, write } = keptTrainings(asked.config.runs);
  const found = await propose(asked, async (training) => {
    const known = await read(training);
    if (known !== null) return known;
    let pace: number | null = null;
    const outcome = await executor.train(training.job, {
      ...(signal && { signal }),
      onProgress: (progress) => {
        pace = progress.stepsPerSecond;
        onProgress?.(training, progress);
      },
    });
    if (outcome.kind !== "trained") throw failed(asked, outcome);
    const kept = keptOf(outcome, pace);
    await write(training, kept);
    onTrained?.(training, kept);
    return kept;
  });
  return found as StepsProposal;
};
