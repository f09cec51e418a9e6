import type { ExitCode } from "../core/errors.ts";
import type { JobProgress } from "../core/interfaces.ts";
import type { Job } from "../core/job.ts";
import type { DistanceOutcome, FramesOutcome, LookOutcome, ProbeOutcome, TrainOutcome } from "../core/outcome.ts";
import type { TrainerPlace } from "../training/trainer/types.ts";
import type { KeepPlace } from "./training-file.ts";

export type JobOutcome = TrainOutcome | ProbeOutcome | LookOutcome | DistanceOutcome | FramesOutcome;

/** Where the machine that runs a job has what the job names by its content. */
export type Places = {
  /** An environment's module, or its name where it is built in or Python's. */
  environment: string;
  /** What the simulator found out once for all processes. */
  prepared?: string;
  /** MuJoCo's shared library. */
  library?: string;
  /** Files of tasks by their content hash. */
  tasks: Readonly<Record<string, string>>;
  /** Of a world that only a user's trainer can step. */
  trainer?: TrainerPlace;
};

/** To an evaluation child: one job at a time. */
export type JobMessage = {
  type: "job";
  job: Job;
  places: Places;
  /** Where a training keeps its state, to go on from when it is asked for again. */
  keep?: KeepPlace;
};

/** A RewardsmithError as data: what the system (never the candidate) could not do. */
export type SystemFailure = { code: string; message: string; action: string; exitCode: ExitCode };

/** From an evaluation child: `ready` once, then for each job any progress and one ending. */
export type ChildMessage =
  | { type: "ready" }
  | { type: "progressed"; progress: JobProgress }
  /** What a person should know of the job under way. */
  | { type: "noticed"; message: string }
  | { type: "ended"; outcome: JobOutcome }
  /** The environment failed under the job: worth another try, and then the job's own outcome. */
  | { type: "environment-failed"; message: string }
  /** So did a trainer, in a process of its own. */
  | { type: "trainer-crashed"; message: string }
  | { type: "broken"; failure: SystemFailure };
