import { rmdir } from "node:fs/promises";
import { join } from "node:path";
import { ExitCode, RewardsmithError } from "../core/errors.ts";
import type { Comparer, Drawer, Executor, Looker } from "../core/interfaces.ts";
import {
  earlierPart,
  jobIdentity,
  type DistanceJob,
  type FramesJob,
  type Job,
  type LookJob,
  type ProbeJob,
  type TrainJob,
} from "../core/job.ts";
import type {
  CandidateFailure,
  DistanceOutcome,
  FramesOutcome,
  LookOutcome,
  ProbeOutcome,
  TrainOutcome,
} from "../core/outcome.ts";
import { evaluationEnvironment } from "./environment-variables.ts";
import { startEvaluationChild, type Attempt, type EvaluationChild } from "./evaluation-child.ts";
import type { Places } from "./protocol.ts";
import { removeTrainingFile, type KeepPlace } from "./training-file.ts";
import type { Turns } from "./turns.ts";

export type RunnerOptions = {
  /** The evaluation child's module: src/app/child.ts, or its compiled form. */
  childPath: string;
  /** Where this machine has what a job names; left out: built-in environments by their names. */
  locate?: (job: Job) => Places | Promise<Places>;
  deadlineMilliseconds?: (job: Job) => number;
  /** Beyond the few that every child gets. Never a key. */
  environmentVariables?: Record<string, string>;
  /** Where trainings under way are kept, so that the same job goes on after the process was ended; nowhere if left out. */
  keep?: { folder: string; everyMilliseconds: number };
  onNotice?: (message: string) => void;
};

/** Runs what it is given, at once; when that is, and beside what else, is a queue's business. Never rejects for a candidate's fault. */
export type Runner = Omit<Executor, "train"> &
  Looker &
  Comparer &
  Drawer & {
    train(
      job: TrainJob,
      options: Parameters<Executor["train"]>[1] & {
        /** For this try and the next. */
        turns: Turns;
        /** Whether another training waits behind this one: a process is started ahead for it. */
        more(): boolean;
      },
    ): Promise<TrainOutcome>;
  };

/** Two minutes and 2 ms a step: a tenth of the slowest simulator's speed. Probes run for milliseconds. */
const defaultDeadline = (job: Job): number => (job.kind === "train" ? 120_000 + 2 * job.budget.steps : 60_000);

export const aborted = (): RewardsmithError =>
  new RewardsmithError({
    code: "aborted",
    message: "The evaluation was stopped before it ended",
    action: "Nothing is lost: the run can be resumed from its last recorded event.",
    exitCode: ExitCode.interrupted,
  });

const failureOf = (
  attempt: Extract<Attempt, { kind: "deadline" | "crashed" | "environment-failed" | "trainer-crashed" }>,
): CandidateFailure =>
  attempt.kind === "deadline"
    ? { reason: "timeout", message: "The evaluation did not end before its deadline, twice." }
    : attempt.kind === "environment-failed"
      ? { reason: "environment", message: `The environment failed twice: ${attempt.message}` }
      : attempt.kind === "trainer-crashed"
        ? { reason: "crashed", message: `Twice ${attempt.message}` }
        : { reason: "crashed", message: `The evaluation's process died twice (${attempt.how}).` };

/** Through no fault of the program's: worth another try. */
const isBroken = ({ kind }: Attempt): boolean =>
  kind === "crashed" || kind === "environment-failed" || kind === "trainer-crashed";

/**
 * Evaluations in child processes of this machine: each training in a process of its own that is thrown away afterwards
 * (with a spare started ahead), probes in one warm process. What died is tried once more; what ran out of time, once more alone.
 */
export const createRunner = ({
  childPath,
  locate = ({ environment: { name } }) => ({ environment: name, tasks: {} }),
  deadlineMilliseconds = defaultDeadline,
  environmentVariables = {},
  keep,
  onNotice,
}: RunnerOptions): Runner => {
  const children = new Set<EvaluationChild>();
  let spare: EvaluationChild | null = null;
  let prober: EvaluationChild | null = null;
  let probeLine: Promise<unknown> = Promise.resolve();
  let closed = false;

  const start = (): EvaluationChild => {
    const child = startEvaluationChild({
      childPath,
      environmentVariables: evaluationEnvironment(process.env, environmentVariables),
    });
    children.add(child);
    return child;
  };
  const end = async (child: EvaluationChild): Promise<void> => {
    await child.kill();
    children.delete(child);
  };
  const killAll = () => Promise.all([...children].map(end));
  const onExit = () => void killAll();
  process.on("exit", onExit);

  const takeSpare = (): EvaluationChild => {
    const child = spare?.alive === true ? spare : start();
    spare = null;
    return child;
  };
  const keepPlace = (job: Job): KeepPlace | undefined => {
    if (keep === undefined || job.kind !== "train" || job.reward === null) return undefined;
    const pathOf = (one: TrainJob) => join(keep.folder, jobIdentity(one));
    const earlier = earlierPart(job);
    return {
      everyMilliseconds: keep.everyMilliseconds,
      path: pathOf(job),
      ...(earlier && { from: pathOf(earlier) }),
    };
  };

  const attempt = async (
    job: TrainJob | LookJob | DistanceJob | FramesJob,
    { onStarted, onProgress, signal, more }: Partial<Parameters<Runner["train"]>[1]>,
  ): Promise<Attempt> => {
    const places = await locate(job);
    if (closed || signal?.aborted === true) return { kind: "killed" };
    const child = takeSpare();
    const onAbort = () => void child.kill();
    signal?.addEventListener("abort", onAbort, { once: true });
    const place = keepPlace(job);
    onStarted?.();
    const running = child.run(job, {
      places,
      deadlineMilliseconds: deadlineMilliseconds(job),
      keep: place,
      onProgress,
      onNotice,
    });
    // Ahead of need, so that the next training does not wait for Node and its modules.
    if (!closed && more?.() === true) spare ??= start();
    const result = await running;
    const ended = result.kind === "ended" ? result.outcome.kind : null;
    // Also where it broke off by itself: a second try starts from nothing, or from the part before.
    if (place !== undefined && result.kind !== "killed" && ended !== "paused") removeTrainingFile(place.path);
    if (place?.from !== undefined && ended !== null) removeTrainingFile(place.from);
    signal?.removeEventListener("abort", onAbort);
    await end(child);
    return result;
  };

  const settle = <Outcome>(result: Attempt): Outcome => {
    if (result.kind === "ended") return result.outcome as Outcome;
    if (result.kind === "broken") throw new RewardsmithError(result.failure);
    if (result.kind === "killed") throw aborted();
    return { kind: "failed", failure: failureOf(result) } as Outcome;
  };

  /** The deadline of the whole job, or that of one call into the sandbox: both are wall-clock. */
  const ranOutOfTime = (result: Attempt): boolean =>
    result.kind === "deadline" ||
    (result.kind === "ended" && result.outcome.kind === "failed" && result.outcome.failure.reason === "timeout");

  const train: Runner["train"] = async (job, options) => {
    const { turns } = options;
    const first = await turns.shared(() => attempt(job, options));
    if (ranOutOfTime(first)) return settle(await turns.exclusive(() => attempt(job, options)));
    const again = isBroken(first);
    return settle(again ? await turns.shared(() => attempt(job, options)) : first);
  };

  const probeOnce = async (job: ProbeJob): Promise<Attempt> => {
    const places = await locate(job);
    if (closed) return { kind: "killed" };
    if (prober?.alive !== true) prober = start();
    const child = prober;
    const result = await child.run(job, { places, deadlineMilliseconds: deadlineMilliseconds(job) });
    if (!child.alive) children.delete(child);
    return result;
  };
  const probe = (job: ProbeJob): Promise<ProbeOutcome> => {
    const result = probeLine.then(async () => {
      const first = await probeOnce(job);
      const retry = first.kind !== "ended" && first.kind !== "broken" && first.kind !== "killed";
      return settle<ProbeOutcome>(retry ? await probeOnce(job) : first);
    });
    probeLine = result.catch(() => {});
    return result;
  };

  const oneOff = async <Outcome>(job: LookJob | DistanceJob | FramesJob): Promise<Outcome> => {
    const first = await attempt(job, {});
    const again = isBroken(first);
    return settle(again ? await attempt(job, {}) : first);
  };

  return {
    train,
    probe,
    look: (job) => oneOff<LookOutcome>(job),
    distance: (job) => oneOff<DistanceOutcome>(job),
    frames: (job) => oneOff<FramesOutcome>(job),
    close: async () => {
      closed = true;
      process.off("exit", onExit);
      await killAll();
      // Only where nothing is left in it to go on with.
      if (keep !== undefined) await rmdir(keep.folder).catch(() => {});
    },
  };
};
