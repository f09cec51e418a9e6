import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { messageOf, RewardsmithError } from "../../core/errors.ts";
import type { Executor, Looker } from "../../core/interfaces.ts";
import { jobIdentity, type LookJob, type TrainJob } from "../../core/job.ts";
import type { LookOutcome, TrainOutcome } from "../../core/outcome.ts";
import { oneLine } from "../../core/plain-text.ts";
import type { SystemFailure } from "../protocol.ts";
import { aborted } from "../runner.ts";
import type { RedisAddress } from "./address.ts";
import { sendBundle, type Bundle } from "./bundle.ts";
import { openRedis } from "./connection.ts";
import {
  cancelKey,
  flightOf,
  isSameTry,
  KEEP_SECONDS,
  keyPrefix,
  queueName,
  tryId,
  type Address,
  type AnswerMessage,
  type Ending,
  type Provisions,
  type ReportMessage,
  type TaskMessage,
} from "./messages.ts";
import { queuePackages } from "./packages.ts";
import { dropParcel, openParcel, sendParcel, type Parcel } from "./parcel.ts";
import { announce, present, unfitText, withdraw, type Presence } from "./presence.ts";
import type { Seal } from "./seal.ts";
import { standardTimings, type Timings } from "./timings.ts";

/** What a job needs elsewhere: its provisions, and the bundles that they name. */
export type Provided = { provisions: Provisions; bundles: readonly Bundle[] };

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

type Flight = {
  address: Address;
  job: TrainJob | LookJob;
  options: NonNullable<Parameters<Executor["train"]>[1]>;
  parcel?: Parcel;
  /** Redis has it, as far as is known. */
  state: "to-send" | "sending" | "sent" | "reading";
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
  const presence: Presence = {
    kind: "driver",
    id: driver,
    host: hostname(),
    version,
    program: program.slice(0, 12),
    circle: seal.circle,
  };
  const flights = new Map<string, Flight>();
  let flown = 0;
  let closed = false;

  const told = new Set<string>();
  const sayOnce = (message: string): void => {
    if (told.has(message)) return;
    told.add(message);
    onNotice(message);
  };
  let troubled = false;
  const onError = (error: Error): void => {
    if (closed || troubled) return;
    troubled = true;
    onNotice(`Redis at ${address.text}: ${messageOf(error)}; trying again`);
  };
  const onWell = (): void => {
    if (troubled) onNotice(`Redis at ${address.text} answers again`);
    troubled = false;
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

  const later = (work: Promise<unknown>): void => void work.catch(() => {});

  /** First asked, first handed out, however long the sending of either takes. */
  let line: Promise<unknown> = Promise.resolve();
  const inLine = (work: () => Promise<void>): void => void (line = line.then(work).catch(() => {}));

  /** What Redis still holds of a try. */
  const forget = ({ address: one, parcel }: Flight): void => {
    const id = tryId(one);
    later(queue.remove(id));
    if (parcel !== undefined) later(dropParcel(redis, parcel));
  };

  const send = async (flight: Flight): Promise<void> => {
    if (flight.state !== "to-send" || !flights.has(flight.address.flight)) return;
    flight.state = "sending";
    const { job, address: to } = flight;
    const id = tryId(to);
    try {
      const { provisions, bundles } = provide(job);
      for (const bundle of bundles) await sendBundle(redis, { bundle, seal });
      flight.parcel = await sendParcel(redis, job, { name: id, seconds: KEEP_SECONDS });
      const message: TaskMessage = {
        ...to,
        deadlineMilliseconds: deadlineMilliseconds(job),
        job: flight.parcel,
        provisions,
      };
      // A look is waited for by somebody, a training by a generation.
      await queue.add(job.kind, seal.seal("task", message), {
        jobId: id,
        lifo: job.kind === "look",
        removeOnComplete: { age: KEEP_SECONDS },
        removeOnFail: { age: KEEP_SECONDS },
      });
      if (flight.state === "sending") flight.state = "sent";
      if (!flights.has(to.flight)) forget(flight);
    } catch (thrown) {
      flight.state = "to-send";
      if (thrown instanceof RewardsmithError) land(flight, () => flight.refuse(thrown));
      else if (!closed) onError(thrown as Error);
    }
  };

  /** Nothing that comes later counts. */
  const land = (flight: Flight, tell: () => void): void => {
    if (!flights.delete(flight.address.flight)) return;
    tell();
    forget(flight);
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
    forget(flight);
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

  /** Workers, and when they were last known to be there: an emptied Redis has not heard of them for a while. */
  const seen = new Map<string, number>();
  let lonely = 0;
  /** A job that every worker refuses is refused here, by the first one's reason; where others are left it waits for them. */
  const onRefused = async (flight: Flight, { worker, failure }: { worker: string; failure: SystemFailure }) => {
    flight.refusers.set(worker, failure);
    sayOnce(`worker ${worker} cannot have a job: ${failure.message}`);
    await lookForWorkers();
    const now = performance.now();
    if ([...seen].some(([id, time]) => now - time < timings.presence && !flight.refusers.has(id))) return;
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
    const [added, finished] = await redis.hmget(queue.toKey(id), "timestamp", "finishedOn");
    if (waitingFor(id) !== flight || flight.state !== "sent") return;
    if (!added) {
      // The same try: who still works at it, or has ended it, need not begin again.
      flight.state = "to-send";
      await send(flight);
    } else if (finished) {
      const job = await queue.getJob(id);
      if (job?.failedReason) again(flight, oneLine(job.failedReason));
      else if (job) await onCompleted(id, job.returnvalue);
    }
  };

  const lookForWorkers = async (): Promise<void> => {
    const { ours, others } = await present(redis, { kind: "worker", seal });
    for (const other of others) sayOnce(unfitText(other, presence));
    for (const { id } of ours) seen.set(id, performance.now());
    lonely = ours.length > 0 || flights.size === 0 ? 0 : lonely + 1;
    if (lonely === 2) {
      onNotice(
        `no worker takes jobs from ${address.text}: they wait until one comes (rewardsmith worker --redis ${address.text})`,
      );
    }
  };

  const compare = async (): Promise<void> => {
    // First, since workers give up jobs of drivers that are gone.
    await announce(redis, { presence, seal, milliseconds: timings.presence });
    await lookForWorkers();
    const known = [...flights.values()];
    await Promise.all(
      known.map((flight) =>
        flight.state === "to-send" ? send(flight) : flight.state === "sent" ? compareOne(flight) : undefined,
      ),
    );
    onWell();
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
        later(redis.set(cancelKey(tryId(flight.address)), "1", "EX", KEEP_SECONDS));
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
        state: "to-send",
        refusers: new Map(),
        settle: (outcome) => end(() => resolve(outcome as Outcome)),
        refuse: (reason) => end(() => reject(reason)),
      };
      flights.set(flight.address.flight, flight);
      signal?.addEventListener("abort", onAbort, { once: true });
      inLine(() => send(flight));
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
      const cancelling = left.map(({ address: one }) => redis.set(cancelKey(tryId(one)), "1", "EX", KEEP_SECONDS));
      for (const flight of left) land(flight, () => flight.refuse(aborted()));
      const goodbye = Promise.allSettled([...cancelling, withdraw(redis, presence)]);
      // A server that is gone is not waited for: workers notice by themselves that nobody waits.
      await Promise.race([goodbye, sleep(2000, undefined, { ref: false })]);
      await Promise.allSettled([events.close(), prober.close()]);
      redis.disconnect();
    },
  };
};
