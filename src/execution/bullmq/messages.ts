import type { JobProgress } from "../../core/interfaces.ts";
import type { LookOutcome, TrainOutcome } from "../../core/outcome.ts";
import type { SystemFailure } from "../protocol.ts";
import type { Parcel } from "./parcel.ts";

/** Which try of which job, of which driver: what is said of any other counts for nothing. */
export type Address = { driver: string; flight: string; attempt: number; identity: string };

/** A user's files on their way to workers that take them; named by the hash of what is in it. */
export type BundleReference = { hash: string; entry: string };

/** Where a driver has what its job names by content, as far as that means anything elsewhere. */
export type Provisions = {
  /** A Python environment's reference, `gymnasium:Hopper-v5`. */
  bridged?: string;
  /** What a person said of that environment (simulator/gymnasium/open.ts), as text: fields file, state function's file. */
  told?: string;
  environment?: BundleReference;
  /** The file of the job's task, by its content hash. */
  tasks: Readonly<Record<string, BundleReference>>;
};

/** To a worker. `job`: a TrainJob or LookJob. */
export type TaskMessage = Address & { deadlineMilliseconds: number; job: Parcel; provisions: Provisions };

/** What a worker tells of a job under way, in order. */
export type Said =
  | { type: "started" }
  | { type: "progressed"; progress: JobProgress }
  | { type: "noticed"; message: string }
  /** This worker cannot have the job, another may. */
  | { type: "refused"; failure: SystemFailure };
export type ReportMessage = Address & { worker: string; said: Said[] };

export type Ending =
  | { kind: "ended"; outcome: TrainOutcome | LookOutcome }
  | { kind: "broken"; failure: SystemFailure };
/** From a worker, once: BullMQ takes it from who holds the job's lock. `ending`: an Ending. */
export type AnswerMessage = Address & { worker: string; ending: Parcel };

/** BullMQ's id of a try. */
export const tryId = ({ flight, attempt }: Pick<Address, "flight" | "attempt">): string => `${flight}-${attempt}`;

/** The flight of a try's id. */
export const flightOf = (id: string): string => id.slice(0, id.lastIndexOf("-"));

export const isSameTry = (one: Address, other: Address): boolean =>
  one.driver === other.driver &&
  one.flight === other.flight &&
  one.attempt === other.attempt &&
  one.identity === other.identity;

/** Asks whoever works at a try to stop. */
export const cancelKey = (id: string): string => `rewardsmith:cancelled:${id}`;

/** Keys of BullMQ begin with it; the queue's own name is the seal's circle. */
export const keyPrefix = "rewardsmith";
export const queueName = (circle: string): string => `evaluations-${circle}`;

/** How long what a driver left behind stays in Redis. */
export const KEEP_SECONDS = 24 * 3600;
