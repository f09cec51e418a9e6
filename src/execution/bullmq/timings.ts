/** Milliseconds; tests take shorter ones. */
export type Timings = {
  /** A worker that does not renew its lock for so long has lost the job. */
  lock: number;
  /** How often workers look for such jobs. */
  stalled: number;
  /** A connection that nothing answers for so long is opened anew. */
  socket: number;
  /** How often a driver compares what it waits for with what Redis holds. */
  compare: number;
  /** How often a worker asks whether what it works at is still wanted. */
  wanted: number;
  /** A process that has not been heard of for so long is gone. */
  presence: number;
  /** A job that a worker cannot have is nobody's for so long. */
  bounce: number;
  /** Progress is told at most so often. */
  report: number;
};

export const standardTimings: Timings = {
  lock: 30_000,
  stalled: 15_000,
  socket: 30_000,
  compare: 5_000,
  wanted: 1_000,
  presence: 60_000,
  bounce: 2_000,
  report: 500,
};
