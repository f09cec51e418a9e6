/** A worker of a queue as it tells of itself: it takes so many jobs at a time, and was last heard of so many seconds ago. */
export type WorkerStanding = {
  id: string;
  host: string;
  places: number;
  silentSeconds: number;
  /** Jobs that it works at, by their identities (core/job.ts). */
  jobs: string[];
};

/** Where the trainings of a batch are carried out, and how many wait there. Of a shared queue everybody's are counted. */
export type QueueStanding =
  | { kind: "local"; host: string; places: number; underWay: number; waiting: number }
  | {
      kind: "bullmq";
      /** Without credentials. */
      address: string;
      workers: WorkerStanding[];
      /** Both null where the queue does not answer. */
      underWay: number | null;
      waiting: number | null;
      /** Workers that are there and take nothing of this batch, and why, a sentence each. */
      unfit: string[];
      /** Why nothing is known. */
      problem: string | null;
    };

/** `queue.json` of a batch's folder, as its process knows it. `at`: ISO 8601, UTC. */
export type BatchQueue = { at: string; queues: QueueStanding[] };
