import type { Queue } from "bullmq";
import type { Redis } from "ioredis";
import type { LookJob, TrainJob } from "../../core/job.ts";
import { sendBundle, type Bundle } from "./bundle.ts";
import { cancelKey, KEEP_SECONDS, tryId, type Address, type Provisions, type TaskMessage } from "./messages.ts";
import { dropParcel, sendParcel, type Parcel } from "./parcel.ts";
import type { Seal } from "./seal.ts";

/** What a job needs elsewhere: its provisions, and the bundles that they name. */
export type Provided = { provisions: Provisions; bundles: readonly Bundle[] };

/** One handing out of a job; `parcel`: its job in Redis, once it is there. */
export type Try = { address: Address; job: TrainJob | LookJob; parcel?: Parcel };

/** What Redis knows of a try; `open` is one that waits or is worked at. */
export type Standing =
  | { kind: "absent" }
  | { kind: "open" }
  | { kind: "failed"; reason: string }
  | { kind: "completed"; sealed: unknown };

/** The driver's side of Redis: a try is put there, looked up, called off and taken away. What is waited for it does not know. */
export const createTries = ({
  redis,
  queue,
  seal,
  provide,
  deadlineMilliseconds,
}: {
  redis: Redis;
  queue: Queue;
  seal: Seal;
  provide: (job: TrainJob | LookJob) => Provided;
  deadlineMilliseconds: (job: TrainJob | LookJob) => number;
}) => ({
  /** Sent again while Redis has it, it is there once: BullMQ knows its id. */
  async send(one: Try): Promise<void> {
    const { job, address } = one;
    const id = tryId(address);
    const { provisions, bundles } = provide(job);
    for (const bundle of bundles) await sendBundle(redis, { bundle, seal });
    const parcel = await sendParcel(redis, job, { name: id, seconds: KEEP_SECONDS });
    one.parcel = parcel;
    const message: TaskMessage = {
      ...address,
      deadlineMilliseconds: deadlineMilliseconds(job),
      job: parcel,
      provisions,
    };
    // A look is waited for by somebody, a training by a generation.
    await queue.add(job.kind, seal.seal("task", message), {
      jobId: id,
      lifo: job.kind === "look",
      removeOnComplete: { age: KEEP_SECONDS },
      removeOnFail: { age: KEEP_SECONDS },
    });
  },

  async standing({ address }: Try): Promise<Standing> {
    const id = tryId(address);
    const [added, finished] = await redis.hmget(queue.toKey(id), "timestamp", "finishedOn");
    if (!added) return { kind: "absent" };
    const job = finished ? await queue.getJob(id) : undefined;
    if (!job) return { kind: "open" };
    return job.failedReason
      ? { kind: "failed", reason: job.failedReason }
      : { kind: "completed", sealed: job.returnvalue };
  },

  /** Asks whoever works at it to stop. */
  async cancel({ address }: Try): Promise<void> {
    await redis.set(cancelKey(tryId(address)), "1", "EX", KEEP_SECONDS);
  },

  /** Takes away what Redis still holds of it, as far as it can be reached. */
  async forget({ address, parcel }: Try): Promise<void> {
    await Promise.allSettled([queue.remove(tryId(address)), ...(parcel ? [dropParcel(redis, parcel)] : [])]);
  },
});
