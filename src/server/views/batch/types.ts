import type { BatchSpend } from "../../../core/batch.ts";
import type { QueueStanding } from "../../../core/batch-queue.ts";
import type { Interval } from "../../../core/statistics.ts";
import type { BatchDocument } from "../../../store/batches.ts";
import type { Running } from "../run/types.ts";

/** `waiting`: not begun; `interrupted`: begun by a process that is gone. */
export type RunState = "waiting" | "running" | "interrupted" | "completed" | "budget" | "all-failed" | "errored";

/** A run of the matrix. */
export type BatchRun = {
  key: string;
  /** Its name in addresses; null before it has a folder. */
  name: string | null;
  seed: number;
  state: RunState;
  /** On report seeds, of an ended run; else the best of the search so far, which is no claim. */
  fitness: number | null;
  success: number | null;
  isClaim: boolean;
  /** 1 is the human reference, 0 the sparse one. */
  humanNormalized: number | null;
  spent: BatchSpend | null;
  /** Generations that have ended, of so many; of one under way. */
  progress: [ended: number, of: number | null] | null;
  /** Why it ended so. */
  reason: string | null;
};

/** Runs that differ in their seed alone. */
export type BatchCell = {
  cell: Record<string, string>;
  runs: BatchRun[];
  /** Mean of its ended runs' claims with Student's 95 % interval, null below two of them. */
  fitness: { mean: number; interval: Interval } | null;
  success: number | null;
};

/** A training that is carried out at this moment. `worker`: the id of who is known to work at it; null of this machine's, or where nobody is. */
export type BatchTraining = Omit<Running, "points"> & { run: string; worker: string | null };

type LocalPlaces = Extract<QueueStanding, { kind: "local" }>;

/** What a worker does: trainings of this batch by their places in `trainings`, and how many jobs beside them (looks, other people's). */
export type BatchWorker = {
  id: string;
  host: string;
  places: number;
  silentSeconds: number;
  trainings: number[];
  others: number;
};

export type SharedQueue = Omit<Extract<QueueStanding, { kind: "bullmq" }>, "workers"> & { workers: BatchWorker[] };

export type BatchPage = {
  name: string;
  status: BatchDocument["status"];
  /** Its process was asked to end, and does. */
  stopping: boolean;
  /** What it was made from; null where it came from flags. */
  file: string | null;
  started: string;
  /** What varies, in order; the seed stands across. */
  columns: string[];
  seeds: number[];
  cells: BatchCell[];
  states: Partial<Record<RunState, number>>;
  runs: number;
  spent: BatchSpend;
  /** Hard caps of the whole batch, by their names. */
  budget: Record<string, number>;
  queue: {
    /** `local`, or `bullmq`: other machines take trainings. */
    executor: string;
    /** Trainings at once, where the file says so. */
    jobs: number | null;
    openRuns: number | null;
    trainings: BatchTraining[];
    /** Where trainings are carried out, as the batch's own process knew it; empty while nobody carries it out. */
    queues: (LocalPlaces | SharedQueue)[];
    /** How long ago that was, in seconds; null where nothing is known. */
    age: number | null;
    /** The last of what runs said of workers and the queue. */
    said: string[];
  };
};
