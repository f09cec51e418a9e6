import type * as Bullmq from "bullmq";
import type * as Ioredis from "ioredis";
import { usageError } from "../../core/errors.ts";

/** The two optional packages, loaded when a queue is first used: most runs never are. Raises `bullmq/missing`. */
export const queuePackages = async (): Promise<
  Pick<typeof Bullmq, "Queue" | "QueueEvents" | "Worker" | "DelayedError"> & Pick<typeof Ioredis, "Redis">
> => {
  try {
    const [{ Queue, QueueEvents, Worker, DelayedError }, { Redis }] = await Promise.all([
      import("bullmq"),
      import("ioredis"),
    ]);
    return { Queue, QueueEvents, Worker, DelayedError, Redis };
  } catch (cause) {
    throw usageError({
      code: "bullmq/missing",
      message: "the packages bullmq and ioredis, which many machines need, are not installed",
      action: "Install them beside rewardsmith: npm install bullmq ioredis.",
      cause,
    });
  }
};
