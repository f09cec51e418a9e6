import { usageError } from "../../core/errors.ts";

/** The two optional packages, loaded when a queue is first used: most runs never are. Raises `bullmq/missing`. */
export const queuePackages = async () => {
  try {
    const [bullmq, { Redis }] = await Promise.all([import("bullmq"), import("ioredis")]);
    return { ...bullmq, Redis };
  } catch (cause) {
    throw usageError({
      code: "bullmq/missing",
      message: "the packages bullmq and ioredis, which many machines need, are not installed",
      action: "Install them beside rewardsmith: npm install bullmq ioredis.",
      cause,
    });
  }
};
