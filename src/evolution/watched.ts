import type { EpisodePool } from "../core/job.ts";
import { chooseTraining } from "./which-training.ts";

/** The episode that a person is shown of a candidate: the same start for all, and none that anything is scored on. */
export const watchedPool: EpisodePool = { of: "play", seed: 1, count: 1 };

/** Of a candidate's trainings the one whose policy a person is shown. */
export const watchedTraining = <Training extends { fitness: number; success: number }>(
  trainings: readonly Training[],
): Training => chooseTraining(trainings, "median");
