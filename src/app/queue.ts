import type { Executor } from "../core/interfaces.ts";
import { checkRedis } from "../execution/bullmq/connection.ts";
import { createBullmqExecutor } from "../execution/bullmq/executor.ts";
import { queuePackages } from "../execution/bullmq/packages.ts";
import { createSeal, requireWorkerKey } from "../execution/bullmq/seal.ts";
import type { RunConfig } from "./config.ts";
import { provisionsOf } from "./places.ts";
import { programHash } from "./program.ts";
import { requireRedis } from "./redis.ts";
import { packageVersion } from "./version.ts";

/** Who shares the queue: what driver and workers must have in common, and where they meet. */
export const circleOf = (redis: string | undefined) => {
  const address = requireRedis(redis, process.env);
  const program = programHash();
  return {
    address,
    seal: createSeal({ key: requireWorkerKey(process.env), program }),
    version: packageVersion(),
    program,
  };
};

type QueueConfig = Pick<RunConfig, "executor" | "redis" | "deadline">;

/** Refuses what could hand out no job, before anything is written or spent: no address, no key, no usable Redis. */
export const checkQueue = async ({ executor, redis }: Pick<QueueConfig, "executor" | "redis">): Promise<void> => {
  if (executor !== "bullmq") return;
  requireWorkerKey(process.env);
  const address = requireRedis(redis, process.env);
  await queuePackages();
  await checkRedis(address);
};

/** The executor whose trainings and looks other machines take; probes are `prober`'s. */
export const openQueue = ({
  config,
  prober,
  onNotice,
}: {
  config: QueueConfig;
  prober: Pick<Executor, "probe" | "close">;
  onNotice: (message: string) => void;
}) =>
  createBullmqExecutor({
    ...circleOf(config.redis),
    deadlineMilliseconds: (job) =>
      job.kind === "train" ? config.deadline * 1000 : Math.max(config.deadline, 60) * 1000,
    prober,
    provide: provisionsOf,
    onNotice,
  });
