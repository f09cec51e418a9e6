import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { RewardsmithError } from "../../core/errors.ts";
import type { Executor, Looker } from "../../core/interfaces.ts";
import { jobIdentity, type LookJob, type TrainJob } from "../../core/job.ts";
import type { LookOutcome, TrainOutcome } from "../../core/outcome.ts";
import { oneLine } from "../../core/plain-text.ts";
import type { SystemFailure } from "../protocol.ts";
import { aborted } from "../runner.ts";
import type { RedisAddress } from "./address.ts";
import { openRedis } from "./connection.ts";
import {
  flightOf,
  isSameTry,
  keyPrefix,
  queueName,
  tryId,
  type AnswerMessage,
  type Ending,
  type ReportMessage,
} from "./messages.ts";
import { createTroubles, tellOnce } from "./notices.ts";
import { queuePackages } from "./packages.ts";
import { dropParcel, openParcel } from "./parcel.ts";
import { announce, presenceOf, withdraw } from "./presence.ts";
import type { Seal } from "./seal.ts";
import { standardTimings, type Timings } from "./timings.ts";
import { createTries, type Provided, type Try } from "./tries.ts";
import { createWorkerWatch } from "./worker-watch.ts";

export type BullmqExecutorOptions = {
  address: RedisAddress;
  seal: Seal;
  version: string;
  program: string;
  deadlineMilliseconds: (job: TrainJob | LookJob) => number;
  /** Runs probes here: they take milliseconds, and their environment is loaded anyway. */
  prober: Pick<Executor, "probe" | "close">;
  provide?: (job: TrainJob | LookJob) => Provided;
  onNotice?: (message: string) => void;
  timings?: Timings;
};

/** A job that is waited for, at its present try. */
type Flight = Try & {
  options: NonNullable<Parameters<Executor["train"]>[1]>;
  /** In line until its turn comes; from `sent` on Redis has it, as far as is known. */
  state: "in-line" | "to-send" | "sending" | "sent" | "reading";
  refusers: Map<string, SystemFailure>;
  settle: (outcome: TrainOutcome | LookOutcome) => void;
  refuse: (reason: unknown) => void;
};

/** Tries of a job that came to nothing on their workers' side. Far more than bad luck; fewer than for ever. */
const MOST_TRIES = 20;

const EAGER_TRIES = 4;

const nothingBundled: Provided = { provisions: { tasks: {} }, bundles: [] };

/**
 * Trainings and looks on other machines, by a BullMQ queue. Redis only carries: what is waited for is known here, and whatever
 * Redis has lost is handed out again. An answer counts where it is signed, of the try that is waited for, and the first.
 */
export const createBullmqExecutor = async ({
  address,
  seal,
  version,
  program,
  deadlineMilliseconds,
  prober,
  provide = () => nothingBundled,
  onNotice = () => {},
  timings = standardTimings,
}: BullmqExecutorOptions): Promise<Executor & Looker> => {
  const { Queue, QueueEvents } = await queuePackages();
  const driver = `d${randomBytes(8).toString("hex")}`;
  const presence = presenceOf({ kind: "driver", id: driver, version, program, seal });
  const flights = new Map<string, Flight>();
  let flown = 0;
  let closed = false;

  const sayOnce = tellOnce(onNotice);
  const troubles = createTroubles(address, onNotice);
  const onError = (error: Error): void => {
    if (!closed) troubles.begin(error);
  };

  const redis = await openRedis(address, { onError, socketMilliseconds: timings.socket });
  const name = queueName(seal.circle);
  const settings = { connection: redis, prefix: keyPrefix, skipVersionCheck: true };
  const queue = new Queue(name, settings);
  queue.on("error", onError);
  const [seconds] = await redis.time();
  const events = new QueueEvents(name, {
    ...settings,
    blockingTimeout: Math.min(10_000, timings.socket / 2),
    // From now on, also what happens before the first read.
    lastEventId: `${Number(seconds) * 1000}-0`,
  });
  events.on("error", onError);
  await announce(redis, { presence, seal, milliseconds: timings.presence });
  const tries = createTries({ redis, queue, seal, provide, deadlineMilliseconds });
  const watch = createWorkerWatch({
    redis,
    address,
    seal,
    presence,
    milliseconds: timings.presence,
    isWaiting: () => flights.size > 0,
    onNotice,
  });

  const later = (work: Promise<unknown>): void => void work.catch(() => {});

  const send = async (flight: Flight): Promise<void> => {
    if (flight.state !== "to-send" || !flights.has(flight.address.flight)) return;
    flight.state = "sending";
    try {
      await tries.send(flight);
      if (flight.state === "sending") flight.state = "sent";
      if (!flights.has(flight.address.flight)) later(tries.forget(flight));
    } catch (thrown) {
      flight.state = "to-send";
      if (thrown instanceof RewardsmithError) land(flight, () => flight.refuse(thrown));
      else onError(thrown as Error);
    }
  };

  /** First asked, first handed out, however long the sending of either takes. */
  let line: Promise<unknown> = Promise.resolve();
  const sendInLine = (flight: Flight): void => {
    const sendNow = async () => {
      if (flight.state !== "in-line") return;
      flight.state = "to-send";
      await send(flight);
    };
    line = line.then(sendNow).catch(() => {});
  };

  /** Nothing that comes later counts. */
  const land = (flight: Flight, tell: () => void): void => {
    if (!flights.delete(flight.address.flight)) return;
    tell();
    later(tries.forget(flight));
  };

  const again = (flight: Flight, reason: string): void => {
    if (closed) return;
    if (flight.address.attempt >= MOST_TRIES) {
      const lost = new RewardsmithError({
        code: "worker-lost",
        message: `A ${flight.job.kind === "train" ? "training" : "look"} came to nothing on ${MOST_TRIES} tries, the last time: ${reason}`,
        action: "Look at what the workers print; what has ended is kept, and the run can be resumed.",
      });
      return land(flight, () => flight.refuse(lost));
    }
    later(tries.forget(flight));
    flight.address = { ...flight.address, attempt: flight.address.attempt + 1 };
    flight.state = "to-send";
    sayOnce(`a job is handed out again: ${reason}`);
    // What fails at once, every time, is left to the next comparison.
    if (flight.address.attempt <= EAGER_TRIES) later(send(flight));
  };

  /** The flight that a try's id belongs to, where it is the try that is waited for. */
  const waitingFor = (id: string): Flight | null => {
    const flight = flights.get(flightOf(id));
    return flight !== undefined && tryId(flight.address) === id ? flight : null;
  };

  const onCompleted = async (id: string, sealed: unknown): Promise<void> => {
    const flight = waitingFor(id);
    if (flight === null || flight.state === "reading") return;
    const answer = seal.open<AnswerMessage>("answer", sealed);
    if (answer === null || !isSameTry(answer, flight.address)) {
      return again(flight, "its answer is not signed for this try with REWARDSMITH_WORKER_KEY");
    }
    flight.state = "reading";
    const ending = await openParcel<Ending>(redis, answer.ending);
    later(dropParcel(redis, answer.ending));
    if (ending === null) return again(flight, "parts of its result were lost on the way");
    land(flight, () =>
      ending.kind === "ended" ? flight.settle(ending.outcome) : flight.refuse(new RewardsmithError(ending.failure)),
    );
  };

  /** A job that every worker refuses is refused here, by the first one's reason; where others are left it waits for them. */
  const onRefused = async (flight: Flight, { worker, failure }: { worker: string; failure: SystemFailure }) => {
    flight.refusers.set(worker, failure);
    sayOnce(`worker ${worker} cannot have a job: ${failure.message}`);
    await watch.look();
    if (watch.known().some((id) => !flight.refusers.has(id))) return;
    land(flight, () => flight.refuse(new RewardsmithError(failure)));
  };

  const onReport = (id: string, sealed: unknown): void => {
    const flight = waitingFor(id);
    const report = flight && seal.open<ReportMessage>("report", sealed);
    if (!report || !isSameTry(report, flight.address)) return;
    for (const said of report.said) {
      if (said.type === "started") flight.options.onStarted?.();
      else if (said.type === "progressed") flight.options.onProgress?.(said.progress);
      else if (said.type === "noticed") onNotice(said.message);
      else later(onRefused(flight, { worker: report.worker, failure: said.failure }));
    }
  };

  events.on("completed", ({ jobId, returnvalue }) => later(onCompleted(jobId, returnvalue)));
  events.on("progress", ({ jobId, data }) => onReport(jobId, data));
  events.on("failed", ({ jobId, failedReason }) => {
    const flight = waitingFor(jobId);
    if (flight !== null) again(flight, oneLine(failedReason));
  });

  /** What became of a try that is held for handed out: an event may have been lost, or all that Redis had. */
  const compareOne = async (flight: Flight): Promise<void> => {
    const id = tryId(flight.address);
    const standing = await tries.standing(flight);
    if (waitingFor(id) !== flight || flight.state !== "sent") return;
    if (standing.kind === "absent") {
      // The same try: who still works at it, or has ended it, need not begin again.
      flight.state = "to-send";
      await send(flight);
    } else if (standing.kind === "failed") again(flight, oneLine(standing.reason));
    else if (standing.kind === "completed") await onCompleted(id, standing.sealed);
  };

  const compare = async (): Promise<void> => {
    // First, since workers give up jobs of drivers that are gone.
    await announce(redis, { presence, seal, milliseconds: timings.presence });
    await watch.look();
    await Promise.all(
      [...flights.values()].map((flight) =>
        flight.state === "to-send" ? send(flight) : flight.state === "sent" ? compareOne(flight) : undefined,
      ),
    );
    troubles.end();
  };
  let comparing: Promise<void> | null = null;
  const compareNow = (): void => {
    if (closed || comparing !== null) return;
    comparing = compare()
      .catch((thrown: unknown) => onError(thrown as Error))
      .finally(() => (comparing = null));
  };
  const timer = setInterval(compareNow, timings.compare);
  redis.on("ready", compareNow);

  const fly = <Outcome extends TrainOutcome | LookOutcome>(
    job: TrainJob | LookJob,
    options: Flight["options"],
  ): Promise<Outcome> =>
    new Promise((resolve, reject) => {
      const { signal } = options;
      if (closed || signal?.aborted === true) {
        reject(aborted());
        return;
      }
      const onAbort = () => {
        later(tries.cancel(flight));
        land(flight, () => flight.refuse(aborted()));
      };
      const end = (tell: () => void) => {
        signal?.removeEventListener("abort", onAbort);
        tell();
      };
      const flight: Flight = {
        address: { driver, flight: `${driver}-${++flown}`, attempt: 1, identity: jobIdentity(job) },
        job,
        options,
        state: "in-line",
        refusers: new Map(),
        settle: (outcome) => end(() => resolve(outcome as Outcome)),
        refuse: (reason) => end(() => reject(reason)),
      };
      flights.set(flight.address.flight, flight);
      signal?.addEventListener("abort", onAbort, { once: true });
      sendInLine(flight);
    });

  return {
    train: (job, options = {}) => fly(job, options),
    look: (job) => fly(job, {}),
    probe: (job) => prober.probe(job),
    close: async () => {
      if (closed) return;
      closed = true;
      clearInterval(timer);
      const left = [...flights.values()];
      const cancelling = left.map((flight) => tries.cancel(flight));
      for (const flight of left) land(flight, () => flight.refuse(aborted()));
      const goodbye = Promise.allSettled([...cancelling, withdraw(redis, presence)]);
      // A server that is gone is not waited for: workers notice by themselves that nobody waits.
      await Promise.race([goodbye, sleep(2000, undefined, { ref: false })]);
      await Promise.allSettled([events.close(), prober.close()]);
      redis.disconnect();
    },
  };
};
