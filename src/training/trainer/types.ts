import type { JobProgress } from "../../core/interfaces.ts";
import type { TrainJob } from "../../core/job.ts";
import type { Task } from "../../core/task.ts";
import type { StoredTrajectory } from "../../core/trajectory.ts";
import type { Sandbox } from "../../sandbox/types.ts";
import type { LoadedEnvironment } from "../../simulator/types.ts";

/** Where a trainer works on this machine, and for how long. */
export type TrainerPlace = {
  /** The job's reward as Python; left out where it has none. */
  reward?: string;
  /** The job's own folder: what it was asked, and what it wrote down. */
  out: string;
  deadlineSeconds: number;
};

/** The trainer died without a result: worth another try. Its last words say why. */
export class TrainerCrash extends Error {}

export type TrainerJob = {
  job: TrainJob;
  loaded: LoadedEnvironment;
  task: Task;
  /** Not loaded yet; null where the job has no reward program. */
  sandbox: Sandbox | null;
  place: TrainerPlace | undefined;
  /** What the trainer may know of our environment: never a key. */
  variables: Record<string, string>;
  onProgress?: (progress: JobProgress) => void;
};

/**
 * What a trainer's policy is to us: the episodes that it was evaluated on, which stand for it wherever one is looked at again, and where
 * the trainer keeps it.
 */
export type ToldPolicy = { learner: "trainer"; episodes: StoredTrajectory[]; file: string | null };
