import type { BatchQueue, QueueStanding, WorkerStanding } from "../../../core/batch-queue.ts";
import type { RunView } from "../../../core/run-view/types.ts";
import { underWay } from "../run/under-way.ts";
import type { BatchPage, BatchTraining, BatchWorker } from "./types.ts";

type Told = Pick<BatchPage["queue"], "trainings" | "queues" | "age">;

/** A run under way, by its name in addresses. */
export type OpenRun = { name: string; view: RunView };

const workerOf = (
  { jobs, ...worker }: WorkerStanding,
  { placeOf }: { placeOf: ReadonlyMap<string, number> },
): BatchWorker => {
  const trainings = jobs.flatMap((job) => placeOf.get(job) ?? []);
  return { ...worker, trainings, others: jobs.length - trainings.length };
};

const workersOf = (queues: readonly QueueStanding[]): WorkerStanding[] =>
  queues.flatMap((queue) => (queue.kind === "bullmq" ? queue.workers : []));

/** What is trained at this moment, by whom, and what waits: as the runs' logs say it and as the batch's process last knew it. */
export const queueOf = (
  open: readonly OpenRun[],
  { told, isRunning, now }: { told: BatchQueue | null; isRunning: boolean; now: number },
): Told => {
  // What a process that is gone had known is not so any more.
  const queues = isRunning && told !== null ? told.queues : [];
  const running = open.flatMap(({ name, view }) => Object.values(view.running).map((training) => ({ name, training })));
  const placeOf = new Map(running.map(({ training }, place) => [training.job, place]));
  const workers = workersOf(queues);
  return {
    trainings: running.map(({ name, training }): BatchTraining => ({
      run: name,
      worker: workers.find(({ jobs }) => jobs.includes(training.job))?.id ?? null,
      ...underWay(training),
    })),
    queues: queues.map((queue) =>
      queue.kind === "local"
        ? queue
        : { ...queue, workers: queue.workers.map((worker) => workerOf(worker, { placeOf })) },
    ),
    age: isRunning && told !== null ? Math.max(0, Math.round((now - Date.parse(told.at)) / 1000)) : null,
  };
};
