import { RewardsmithError } from "../core/errors.ts";
import type { FramesJob } from "../core/job.ts";
import type { FramesOutcome } from "../core/outcome.ts";
import type { LoadedEnvironment } from "../simulator/types.ts";

/** Has a world draw an episode of itself. That it cannot is an answer, and no reason to try again. */
export const runFramesJob = ({ job, loaded }: { job: FramesJob; loaded: LoadedEnvironment }): FramesOutcome => {
  const { spec, frames } = loaded.environment;
  if (frames === undefined)
    return {
      kind: "none",
      problem: `'${spec.name}' draws no pictures of itself`,
      action: "Its numbers can be watched all the same.",
    };
  try {
    return { kind: "drawn", frames: frames(job.episode) };
  } catch (thrown) {
    if (!(thrown instanceof RewardsmithError)) throw thrown;
    return { kind: "none", problem: thrown.message, action: thrown.action };
  }
};
