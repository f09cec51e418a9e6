import { setTimeout as sleep } from "node:timers/promises";
import type { Job as QueueJob, Queue } from "bullmq";
import type { Redis } from "ioredis";
import type { QueueStanding, WorkerStanding } from "../../core/batch-queue.ts";
import { messageOf } from "../../core/errors.ts";
import type { RedisAddress } from "./address.ts";
import { openRedis } from "./connection.ts";
import { keyPrefix, queueName, type TaskMessage } from "./messages.ts";
import { queuePackages } from "./packages.ts";
import { present, presenceKey, presenceOf, unfitText, type Presence } from "./presence.ts";
import type { Seal } from "./seal.ts";
import { standardTimings, type Timings } from "./timings.ts";

/** Redis answers in milliseconds, or is not there. */
const answerMilliseconds = 2000;

/** Nobody looks at more. */
const mostJobs = 1000;

type Standing = Extract<QueueStanding, { kind: "bullmq" }>;

/** Which worker has which jobs, by what BullMQ keeps of those that were taken. */
const jobsOf = (active: readonly QueueJob[], seal: Seal): Map<string, string[]> => {
  const taken = active.flatMap(({ processedBy, data }) => {
    const task = seal.open<TaskMessage>("task", data);
    return processedBy === undefined || task === null ? [] : [{ worker: processedBy, identity: task.identity }];
  });
  return new Map(
    [...Map.groupBy(taken, ({ worker }) => worker)].map(([worker, of]) => [worker, of.map(({ identity }) => identity)]),
  );
};

/** Who works for a queue at this moment, at what, and how many jobs wait. It hands out nothing and is no driver. */
export const openQueueStanding = async ({
  address,
  seal,
  version,
  program,
  timings = standardTimings,
}: {
  address: RedisAddress;
  seal: Seal;
  version: string;
  program: string;
  timings?: Timings;
}): Promise<{ look: () => Promise<Standing>; close: () => Promise<void> }> => {
  const { Queue: Opened } = await queuePackages();
  let trouble: Error | null = null;
  const onError = (error: Error): void => void (trouble = error);
  const redis: Redis = await openRedis(address, { onError, socketMilliseconds: timings.socket });
  const queue: Queue = new Opened(queueName(seal.circle), {
    connection: redis,
    prefix: keyPrefix,
    skipVersionCheck: true,
  });
  queue.on("error", onError);
  const own = presenceOf({ kind: "driver", id: "", version, program, seal });

  const workerOf = async ({ id, host, places = 1 }: Presence, jobs: string[]): Promise<WorkerStanding> => {
    // It says that it is there before its word runs out.
    const left = await redis.pttl(presenceKey({ kind: "worker", id }));
    return { id, host, places, jobs, silentSeconds: Math.max(0, Math.round((timings.presence - left) / 1000)) };
  };

  const read = async (): Promise<Standing> => {
    const { ours, others } = await present(redis, { kind: "worker", seal });
    const counts = await queue.getJobCounts("wait", "prioritized", "delayed", "active");
    const jobs = jobsOf(await queue.getActive(0, mostJobs - 1), seal);
    const workers = await Promise.all(ours.map((worker) => workerOf(worker, jobs.get(worker.id) ?? [])));
    trouble = null;
    return {
      kind: "bullmq",
      address: address.text,
      workers: workers.toSorted((left, right) => (left.id < right.id ? -1 : 1)),
      underWay: counts["active"] ?? 0,
      waiting: (counts["wait"] ?? 0) + (counts["prioritized"] ?? 0) + (counts["delayed"] ?? 0),
      unfit: others.map((other) => unfitText(other, own)),
      problem: null,
    };
  };

  const silent = (): Standing => ({
    kind: "bullmq",
    address: address.text,
    workers: [],
    underWay: null,
    waiting: null,
    unfit: [],
    problem: `Redis at ${address.text} ${trouble === null ? "does not answer" : `does not answer: ${messageOf(trouble)}`}`,
  });

  /** One question at a time: what a lost Redis was asked it answers when it is back. */
  let asked: Promise<Standing> | null = null;
  return {
    look: async () => {
      asked ??= read().finally(() => (asked = null));
      const given = asked.catch((thrown: unknown) => {
        onError(thrown as Error);
        return silent();
      });
      return (await Promise.race([given, sleep(answerMilliseconds, null, { ref: false })])) ?? silent();
    },
    close: async () => {
      redis.disconnect();
      await Promise.allSettled([queue.close()]);
    },
  };
};
