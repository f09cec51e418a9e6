import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Job as QueueJob } from "bullmq";
import { messageOf, RewardsmithError } from "../../core/errors.ts";
import type { Executor, Looker } from "../../core/interfaces.ts";
import { jobIdentity, type Job, type LookJob, type TrainJob } from "../../core/job.ts";
import type { RunnerOptions } from "../runner.ts";
import type { Places, SystemFailure } from "../protocol.ts";
import type { RedisAddress } from "./address.ts";
import { openRedis } from "./connection.ts";
import {
  cancelKey,
  KEEP_SECONDS,
  keyPrefix,
  queueName,
  tryId,
  type AnswerMessage,
  type Ending,
  type Provisions,
  type ReportMessage,
  type Said,
  type TaskMessage,
} from "./messages.ts";
import { createTroubles, tellOnce } from "./notices.ts";
import { queuePackages } from "./packages.ts";
import { openParcel, sendParcel } from "./parcel.ts";
import { announce, present, presenceKey, presenceOf, unfitText, withdraw } from "./presence.ts";
import { createReports } from "./reports.ts";
import type { Seal } from "./seal.ts";
import { createShared } from "./shared.ts";
import { standardTimings, type Timings } from "./timings.ts";
import { takeBundle } from "./bundle.ts";

export type WorkerOptions = {
  /** Trainings at a time. */
  jobs: number;
  /** Who evaluates here, given where this machine has what a job names, and how long the job may take. */
  open: (given: Required<Pick<RunnerOptions, "locate" | "deadlineMilliseconds">>) => Executor & Looker;
  address: RedisAddress;
  seal: Seal;
  version: string;
  program: string;
  /** Where this machine has what a job names; throws a RewardsmithError where it has not, which refuses the job. */
  locate: (job: Job, provisions: Provisions) => Promise<Places> | Places;
  /** Where bundles of drivers are kept; left out: none are taken. */
  bundles?: string;
  onNotice: (message: string) => void;
  timings?: Timings;
};

export type QueueWorker = {
  readonly id: string;
  /** Takes no more jobs and waits for those under way; those that take longer than `milliseconds` are given back. */
  drain(milliseconds?: number): Promise<void>;
};

/** Of this machine rather than of the job: another worker may have what is missing or otherwise here. */
const isOfThisMachine = (code: string): boolean =>
  /^(environment-changed|environment\/|unusable-task-file|mujoco\/native|bridge\/|worker\/)/.test(code);

const failureOf = ({ code, message, action, exitCode }: RewardsmithError): SystemFailure => ({
  code,
  message,
  action,
  exitCode,
});

/**
 * Takes evaluations from a queue, so many at a time, and gives them to this machine's executor, which has child processes for them. It
 * computes nothing itself, so that it is there to renew its jobs' locks. What is not signed with its key it does not read.
 */
export const startWorker = async ({
  address,
  seal,
  version,
  program,
  jobs,
  locate,
  bundles,
  onNotice,
  open,
  timings = standardTimings,
}: WorkerOptions): Promise<QueueWorker> => {
  const { Worker, DelayedError } = await queuePackages();
  const id = `w${randomBytes(4).toString("hex")}`;
  const presence = presenceOf({ kind: "worker", id, version, program, places: jobs, seal });
  let closing = false;
  const troubles = createTroubles(address, onNotice);
  const onError = (error: Error): void => {
    // A lock that was lost is a job that another has, or that has ended: no trouble of Redis.
    if (!closing && !/lock|Missing key for job/i.test(messageOf(error))) troubles.begin(error);
  };
  const redis = await openRedis(address, { onError, socketMilliseconds: timings.socket });

  // What an evaluation asks of its job, kept beside it.
  const about = new WeakMap<Job, { places: Places; deadlineMilliseconds: number }>();
  const aboutOf = (job: Job) => about.get(job) as { places: Places; deadlineMilliseconds: number };
  const executor = open({
    locate: (job) => aboutOf(job).places,
    deadlineMilliseconds: (job) => aboutOf(job).deadlineMilliseconds,
  });

  /** By a job's identity: one that is handed over twice, also after its lock was lost, is computed once. */
  const computing = createShared<Ending>();

  const compute = async (
    job: TrainJob | LookJob,
    { say, signal }: { say: (said: Said) => void; signal: AbortSignal },
  ): Promise<Ending> => {
    try {
      const outcome =
        job.kind === "look"
          ? await executor.look(job)
          : await executor.train(job, {
              signal,
              onStarted: () => say({ type: "started" }),
              onProgress: (progress) => say({ type: "progressed", progress }),
            });
      return { kind: "ended", outcome };
    } catch (thrown) {
      if (!(thrown instanceof RewardsmithError) || thrown.code === "aborted") throw thrown;
      return { kind: "broken", failure: failureOf(thrown) };
    }
  };

  const placesOf = async (job: Job, provisions: Provisions): Promise<Places> => {
    const bundled = async (reference: { hash: string; entry: string }) =>
      bundles === undefined ? null : await takeBundle(redis, { ...reference, folder: bundles, seal });
    const tasks: Record<string, string> = {};
    for (const [hash, reference] of Object.entries(provisions.tasks)) {
      const path = await bundled(reference);
      if (path !== null) tasks[hash] = path;
    }
    const sent = provisions.environment && (await bundled(provisions.environment));
    if (sent) return { environment: sent, tasks };
    const own = await locate(job, provisions);
    return { ...own, tasks: { ...tasks, ...own.tasks } };
  };

  const active = new Set<{ task: TaskMessage; stop: AbortController }>();

  /** One try at a job, from its message to the answer. Throws where nothing came of it: the driver hands it out again. */
  const perform = async (queued: QueueJob, token: string | undefined): Promise<unknown> => {
    const task = seal.open<TaskMessage>("task", queued.data);
    if (task === null || tryId(task) !== queued.id) throw new Error("not signed with the worker's key");
    if ((await redis.exists(presenceKey({ kind: "driver", id: task.driver }))) === 0)
      throw new Error("its driver is gone");
    const job = await openParcel<TrainJob | LookJob>(redis, task.job);
    if (job === null || jobIdentity(job) !== task.identity) throw new Error("parts of the job were lost on the way");
    const { driver, flight, attempt, identity } = task;
    const from = { driver, flight, attempt, identity, worker: id };
    const reports = createReports({
      everyMilliseconds: timings.report,
      send: async (said) => {
        const message: ReportMessage = { ...from, said };
        await queued.updateProgress(seal.seal("report", message));
      },
    });
    const refuse = async (failure: SystemFailure): Promise<never> => {
      reports.say({ type: "refused", failure });
      await reports.flush();
      onNotice(`refused: ${failure.message}`);
      // Another worker may have what this one has not.
      await queued.moveToDelayed(Date.now() + timings.bounce, token);
      throw new DelayedError();
    };
    const stop = new AbortController();
    const entry = { task, stop };
    active.add(entry);
    try {
      let places: Places;
      try {
        places = await placesOf(job, task.provisions);
      } catch (thrown) {
        if (thrown instanceof RewardsmithError) return await refuse(failureOf(thrown));
        throw thrown;
      }
      about.set(job, { places, deadlineMilliseconds: task.deadlineMilliseconds });
      const ending = await computing.take(identity, {
        signal: stop.signal,
        work: (signal) => compute(job, { say: reports.say, signal }),
      });
      if (ending.kind === "broken" && isOfThisMachine(ending.failure.code)) {
        computing.forget(identity);
        return await refuse(ending.failure);
      }
      await reports.flush();
      const parcel = await sendParcel(redis, ending, { name: `${tryId(task)}-${id}`, seconds: KEEP_SECONDS });
      const answer: AnswerMessage = { ...from, ending: parcel };
      return seal.seal("answer", answer);
    } finally {
      reports.close();
      active.delete(entry);
    }
  };

  const worker = new Worker(queueName(seal.circle), perform, {
    connection: redis,
    prefix: keyPrefix,
    skipVersionCheck: true,
    name: id,
    concurrency: jobs,
    lockDuration: timings.lock,
    stalledInterval: timings.stalled,
    // A machine that goes is no fault of the job; the driver counts what comes to nothing.
    maxStalledCount: 1000,
    runRetryDelay: 1000,
  });
  worker.on("error", onError);
  // Not needed again; what Redis did not take is kept for the next that is handed it.
  worker.on("completed", ({ data }) => {
    const task = seal.open<TaskMessage>("task", data);
    if (task !== null) computing.forget(task.identity);
  });

  const sayOnce = tellOnce(onNotice);
  const missing = new Map<string, number>();
  let heard = Number.NEGATIVE_INFINITY;
  /** Says now and then that this worker is there, and hears who else is. */
  const meet = async (): Promise<void> => {
    if (performance.now() - heard < timings.presence / 3) return;
    await announce(redis, { presence, seal, milliseconds: timings.presence });
    heard = performance.now();
    const { others } = await present(redis, { kind: "driver", seal });
    for (const other of others) sayOnce(unfitText(other, presence));
  };
  /** Stops what nobody waits for any more. */
  const lookAround = async (): Promise<void> => {
    await meet();
    if (troubles.areThere()) {
      // By a write: who is full still answers what is read.
      await announce(redis, { presence, seal, milliseconds: timings.presence });
      troubles.end();
    }
    if (active.size === 0) return missing.clear();
    const entries = [...active];
    const found = await redis.mget(
      entries.flatMap(({ task }) => [cancelKey(tryId(task)), presenceKey({ kind: "driver", id: task.driver })]),
    );
    for (const [index, { task, stop }] of entries.entries()) {
      const key = tryId(task);
      // An emptied Redis is not a driver that has gone: it says so again within its next comparison.
      const since = found[2 * index + 1] === null ? (missing.get(key) ?? performance.now()) : undefined;
      if (since === undefined) missing.delete(key);
      else missing.set(key, since);
      const isGone = since !== undefined && performance.now() - since >= timings.presence;
      if (found[2 * index] !== null || isGone) stop.abort();
    }
  };
  let looking: Promise<void> | null = null;
  const timer = setInterval(() => {
    looking ??= lookAround()
      .catch((thrown: unknown) => onError(thrown as Error))
      .finally(() => (looking = null));
  }, timings.wanted);
  await announce(redis, { presence, seal, milliseconds: timings.presence });

  const drain = async (milliseconds?: number): Promise<void> => {
    closing = true;
    const done = worker.close();
    const timeUp = milliseconds === undefined ? undefined : sleep(milliseconds, "late", { ref: false });
    if ((await Promise.race([done, ...(timeUp ? [timeUp] : [])])) === "late") {
      // Given back: what was aborted fails, and its driver hands it out again.
      for (const { stop } of active) stop.abort();
      await executor.close();
      await Promise.race([done, sleep(2000, undefined, { ref: false })]);
    }
    clearInterval(timer);
    await looking;
    await Promise.race([withdraw(redis, presence).catch(() => {}), sleep(1000, undefined, { ref: false })]);
    await executor.close();
    redis.disconnect();
  };
  return { id, drain };
};
