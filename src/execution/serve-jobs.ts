import { Worker } from "node:worker_threads";
import { messageOf, RewardsmithError } from "../core/errors.ts";
import { foreignPlace } from "../simulator/foreign-place.ts";
import type { JobProgress } from "../core/interfaces.ts";
import type { DistanceJob, FramesJob, LookJob, ProbeJob, TrainJob } from "../core/job.ts";
import type { DistanceOutcome, FramesOutcome, LookOutcome, ProbeOutcome, TrainOutcome } from "../core/outcome.ts";
import { TrainerCrash } from "../training/trainer/types.ts";
import type { ChildMessage, JobMessage, JobOutcome, Places, SystemFailure } from "./protocol.ts";
import type { KeepPlace } from "./training-file.ts";

export type JobHandlers = {
  train(
    job: TrainJob,
    options: {
      places: Places;
      onProgress: (progress: JobProgress) => void;
      onNotice: (message: string) => void;
      keep?: KeepPlace;
      signal: AbortSignal;
    },
  ): Promise<TrainOutcome>;
  probe(job: ProbeJob, places: Places): Promise<ProbeOutcome>;
  look(job: LookJob, places: Places): Promise<LookOutcome>;
  distance(job: DistanceJob, places: Places): Promise<DistanceOutcome>;
  frames(job: FramesJob, places: Places): Promise<FramesOutcome>;
};

/** Ends this process and all that it has started, in whatever state they are. */
const endGroup = (): void => {
  try {
    process.kill(-process.pid, "SIGKILL");
  } catch {
    // Not the leader of a group (not started detached): the sandbox notices by itself that we are gone.
    process.kill(process.pid, "SIGKILL");
  }
};

/**
 * The closed channel is only noticed between two pieces of work; a simulator or a fitness function that never returns
 * would live on without us. So a thread looks twice a second whether our parent is still the same. (As text, because a
 * file of its own would be stripped of types once more.)
 */
const watchParent = (): void => {
  const watch = `
    const parent = ${process.ppid};
    setInterval(() => {
      if (process.ppid === parent) return;
      try { process.kill(-${process.pid}, "SIGKILL"); } catch { process.kill(${process.pid}, "SIGKILL"); }
    }, 500);`;
  new Worker(watch, { eval: true, execArgv: [], env: {} }).unref();
};

const systemFailure = (thrown: unknown): SystemFailure =>
  thrown instanceof RewardsmithError
    ? { code: thrown.code, message: thrown.message, action: thrown.action, exitCode: thrown.exitCode }
    : {
        code: "evaluation-broken",
        message: `An evaluation failed in rewardsmith or the environment: ${messageOf(thrown)}${placeOf(thrown)}`,
        action: "Try the environment with `env check`; if it passes, this is a fault of rewardsmith.",
        exitCode: 1,
      };

/** The line of the user's code that threw, or else ours; a message alone ("Cannot read properties of undefined") helps nobody. */
const placeOf = (thrown: unknown): string => {
  const place = foreignPlace(thrown);
  if (place !== undefined) return ` (at ${place})`;
  const line = thrown instanceof Error ? thrown.stack?.split("\n").find((text) => /^\s+at /.test(text)) : undefined;
  return line === undefined ? "" : ` (${line.trim()})`;
};

/**
 * The evaluation child's main loop: jobs come over the IPC channel, progress and outcomes go back. When the channel
 * closes, the one who asked is gone: everything of this process group ends at once, without clean-up.
 */
export const serveJobs = ({ train, probe, look, distance, frames }: JobHandlers): void => {
  const send = (message: ChildMessage): void => {
    if (process.connected) process.send?.(message, (error: Error | null) => void (error !== null && endGroup()));
  };
  const controller = new AbortController();
  process.on("disconnect", endGroup);
  process.on("message", (message: JobMessage) => {
    const { job, places } = message;
    const outcome: Promise<JobOutcome> =
      job.kind === "train"
        ? train(job, {
            places,
            onProgress: (progress) => send({ type: "progressed", progress }),
            onNotice: (text) => send({ type: "noticed", message: text }),
            keep: message.keep,
            signal: controller.signal,
          })
        : job.kind === "probe"
          ? probe(job, places)
          : job.kind === "look"
            ? look(job, places)
            : job.kind === "distance"
              ? distance(job, places)
              : frames(job, places);
    outcome.then(
      (ended) => send({ type: "ended", outcome: ended }),
      (thrown: unknown) =>
        send(
          thrown instanceof TrainerCrash
            ? { type: "trainer-crashed", message: thrown.message }
            : thrown instanceof RewardsmithError && thrown.code === "environment/failed"
              ? { type: "environment-failed", message: thrown.message }
              : { type: "broken", failure: systemFailure(thrown) },
        ),
    );
  });
  watchParent();
  send({ type: "ready" });
};
