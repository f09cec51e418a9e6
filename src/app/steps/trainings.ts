import { join, resolve } from "node:path";
import { contentHash } from "../../core/hash.ts";
import { jobIdentity, type TrainJob, type TrainingReward } from "../../core/job.ts";
import { deriveSeed } from "../../core/random.ts";
import type { StepsReward } from "../../core/steps-proposal.ts";
import { trainJob } from "../../evolution/trainings.ts";
import { isBridged } from "../../simulator/gymnasium/reference.ts";
import { readArtifact, writeArtifact } from "../../store/artifacts.ts";
import type { RunConfig } from "../config.ts";
import { planOf } from "../plan.ts";
import { loadReference, type Problem } from "../problem.ts";
import { programHash } from "../program.ts";
import { partsOf } from "../wiring.ts";

/** What is tried, in environment steps: each twice the one before. */
export const standardBudgets: readonly number[] = [25_000, 50_000, 100_000, 200_000, 400_000];

/**
 * Seeds from which a spread can be told at the price of three trainings. They are no run's, and whatever a run's seed is
 * they are the same: how many steps a world takes is no matter of luck.
 */
const seedCount = 3;
export const stepsSeeds: readonly number[] = Array.from({ length: seedCount }, (_, index) =>
  deriveSeed("steps", index),
);

/** What is trained under to see how many steps a task takes, and by which name; null where there is nothing. */
export type StepsUnder = { name: StepsReward; reward: TrainingReward };

const paysByItself = async ({ loaded, environment }: Problem): Promise<boolean> => {
  if (isBridged(loaded.path)) return true;
  const lane = await loaded.environment.create({ count: 1, seed: 0, options: environment.options });
  try {
    return lane.nativeReward !== undefined;
  } finally {
    lane.dispose();
  }
};

/** The task's human reference, else the environment's own reward, else the sparse one. */
export const stepsUnder = async (problem: Problem): Promise<StepsUnder | null> => {
  // Nothing says what came of a training: nobody but a person, or a trainer that only knows its own.
  if (problem.task.unmeasured || problem.loaded.told) return null;
  const human = await loadReference(problem, "human");
  if (human !== null) return { name: human === "native" ? "native" : "human", reward: human };
  if (await paysByItself(problem)) return { name: "native", reward: "native" };
  const sparse = await loadReference(problem, "sparse");
  return sparse && { name: "sparse", reward: sparse };
};

/** One training of a budget, or an evaluation of the random policy (`steps` 0); `evaluationSteps` at the most. */
export type StepsTraining = { steps: number; evaluationSteps: number; seed: number; job: TrainJob };

/** Every seed's training of a budget, as a search with that budget would train: its learner, where that goes by the steps. */
export const trainingsOf = (
  steps: number,
  { config, problem, under }: { config: RunConfig; problem: Problem; under: StepsUnder },
): StepsTraining[] => {
  const plan = planOf({ ...config, steps: steps === 0 ? 1 : steps }, problem);
  const reward = steps === 0 ? null : under.reward;
  const { evaluationSteps = 0 } = plan;
  return stepsSeeds.map((seed) => ({
    steps,
    evaluationSteps,
    seed,
    job: trainJob({ reward, seed, plan, ...partsOf(config, problem) }),
  }));
};

/** What is kept of a training: figures, no policy. */
export type KeptTraining = {
  fitness: number;
  success: number;
  /** Of learning and of evaluation. */
  environmentSteps: number;
  /** Of learning; null where it was not told. */
  stepsPerSecond: number | null;
};

/** Beside the runs, hidden from those who list them: it is no run, and may be thrown away. */
export const stepsFolder = (runs: string): string => join(resolve(runs), ".steps");

let program: string | undefined;

/** By everything that decides a training, the program that carries it out included, of which a process is one. */
const fileOf = ({ job }: StepsTraining): string =>
  `trainings/${contentHash([(program ??= programHash()), jobIdentity(job)])}.json`;

/** Trainings that have ended, whichever command asked for them; whole or absent by how they are written. */
export const keptTrainings = (runs: string) => {
  const folder = stepsFolder(runs);
  return {
    read: async (training: StepsTraining): Promise<KeptTraining | null> => {
      try {
        return JSON.parse(await readArtifact(folder, { path: fileOf(training) })) as KeptTraining;
      } catch {
        return null; // not trained yet, or touched by somebody: trained again
      }
    },
    write: async (training: StepsTraining, kept: KeptTraining): Promise<void> =>
      void (await writeArtifact(folder, { path: fileOf(training), content: `${JSON.stringify(kept)}\n` })),
  };
};
