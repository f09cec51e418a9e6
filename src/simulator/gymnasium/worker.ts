import { longestPicture } from "../../core/frames.ts";
import { openChannel } from "./channel.ts";
import { goneFailure, isSlow, setupError, stepFailure, unreadable, type PythonFailure } from "./errors.ts";
import { shippedFolder } from "./shipped.ts";
import type { InfoEntry, Leaf, Making, Probe, StateSource } from "./types.ts";

const HEADER_BYTES = 8;
const FAILED = 1;
const Operation = { reset: 1, step: 2, draw: 3 } as const;

/** Room for an answer in JSON; a reply to a step has room of its own. */
const LONGEST_ANSWER = 16 * 1024 * 1024;

const jsonIn = <Document>(bytes: Uint8Array, reference: string): Document => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Document;
  } catch (thrown) {
    throw unreadable(reference, thrown);
  }
};

/** Longest that loading, making one lane, or a first reset and step may take: they may import, compile and fetch. */
const startSeconds = ({ timeoutSeconds }: Pick<Making, "timeoutSeconds">): number => Math.max(300, 5 * timeoutSeconds);

/** Starts Python with a setup and waits for its answer. Raises usage errors for what it cannot make, closing it. */
const begin = <Answer>(setup: { mode: string } & Record<string, unknown>, making: Making) => {
  const reference = `${making.backend}:${making.id}`;
  const channel = openChannel();
  const { timeoutSeconds, ...told } = making;
  const start = startSeconds(making);
  const body = new TextEncoder().encode(JSON.stringify({ ...told, timeout: timeoutSeconds, start, ...setup }));
  const message = new Uint8Array(HEADER_BYTES + body.length);
  new DataView(message.buffer).setUint32(4, body.length, true);
  message.set(body, HEADER_BYTES);
  const started = performance.now();
  const into = new Uint8Array(LONGEST_ANSWER);
  const answer = channel.send(message) ? channel.receive(into) : undefined;
  if (answer === undefined) {
    const words = channel.lastWords();
    channel.close();
    const seconds = (performance.now() - started) / 1000;
    const clock = { words, seconds, limit: timeoutSeconds };
    const { message: text } = goneFailure({ reference, ...clock, start });
    throw setupError({ kind: isSlow(clock) ? "slow" : "gone", message: text }, making);
  }
  const document = into.subarray(HEADER_BYTES, HEADER_BYTES + answer.length);
  if (answer.status !== FAILED) return { channel, reference, answer: jsonIn<Answer>(document, reference) };
  channel.close();
  throw setupError(jsonIn<PythonFailure>(document, reference), making);
};

/** One question, one answer, and the process ends. */
const ask = <Answer>(setup: { mode: string } & Record<string, unknown>, making: Making): Answer => {
  const { channel, answer } = begin<Answer>(setup, making);
  channel.close();
  return answer;
};

/** Makes the environment once and plays a few steps with random actions. Blocks for a second or so. */
export const probeEnvironment = (making: Making): Probe => {
  // A function of ours speaks where the user gives none; what runs of the first bridge saw stays as it was.
  const ours = making.state === undefined && making.bridge !== undefined ? { shipped: shippedFolder } : {};
  const { state, ...others } = making;
  const given = state === undefined || state.reference === "none" ? others : making;
  return ask<Probe>({ mode: "probe", ...ours }, given);
};

/** What is registered with the package after the imports. */
export const environmentIds = (making: Omit<Making, "id" | "options">): string[] =>
  ask<{ ids: string[] }>({ mode: "ids" }, { ...making, id: "", options: {} }).ids;

export type PythonPackages = { python: string; executable: string; packages: Record<string, string | null> };

/** The interpreter and which of the packages it has. */
export const pythonPackages = (packages: readonly string[]): PythonPackages =>
  ask<PythonPackages>(
    { mode: "packages", packages },
    { backend: "gymnasium", id: "", imports: [], options: {}, timeoutSeconds: 60 },
  );

/** A Python process that holds the lanes; the arrays are filled by every `reset` and `step`. */
export type Worker = {
  readonly pid: number;
  readonly observation: readonly Leaf[];
  readonly action: readonly Leaf[];
  /** lanes × (observation numbers, then info numbers). */
  readonly rows: Float64Array;
  readonly rewards: Float64Array;
  /** lanes; `truncated` may be set beside it. */
  readonly terminated: Uint8Array;
  readonly truncated: Uint8Array;
  /** `seeds`: one a listed lane, −1 where its stream goes on. */
  reset(lanes: ArrayLike<number>, seeds: ArrayLike<number>): void;
  /** lanes × action width. */
  step(actions: Float64Array): void;
  /** The first lane as it stands, of a worker that was opened with `across`: what Python says is a picture, unread. */
  draw(): Uint8Array;
  close(): void;
};

type PlacedEntry = Pick<InfoEntry, "path" | "size" | "length">;

/** Raises usage errors on start, `EnvironmentFailure` later. */
export const openWorker = (
  making: Making,
  shape: {
    count: number;
    seed: number;
    rowWidth: number;
    actionWidth: number;
    infos: readonly PlacedEntry[];
    state?: { source: StateSource; entries: readonly PlacedEntry[] };
    shim?: true;
    seeding?: NonNullable<Probe["seeding"]>;
    /** It is to draw, pictures of so many pixels across at most. */
    across?: number;
  },
): Worker => {
  const opened = begin<{ observation: Leaf[]; action: Leaf[] }>({ mode: "serve", ...shape }, making);
  const { channel, reference, answer } = opened;
  const { count, rowWidth, actionWidth } = shape;

  const replyBytes = 8 * count * (rowWidth + 1) + 2 * count;
  // Header included; an 8-byte header keeps the numbers aligned. Failures are told in at most some thousand characters.
  const reply = new Uint8Array(HEADER_BYTES + Math.max(replyBytes, 16_384));
  const rows = new Float64Array(reply.buffer, HEADER_BYTES, count * rowWidth);
  const rewards = new Float64Array(reply.buffer, HEADER_BYTES + 8 * count * rowWidth, count);
  const flags = HEADER_BYTES + 8 * count * (rowWidth + 1);
  const stepRequest = new Uint8Array(HEADER_BYTES + 8 * count * actionWidth);
  const stepNumbers = new Float64Array(stepRequest.buffer, HEADER_BYTES);
  const head = (request: Uint8Array, operation: number, size: number): void => {
    const view = new DataView(request.buffer);
    view.setUint32(0, operation, true);
    view.setUint32(4, size, true);
  };
  head(stepRequest, Operation.step, count * actionWidth);

  /** How many bytes came in answer. */
  const exchange = (request: Uint8Array, into = reply): number => {
    const started = performance.now();
    const answered = channel.send(request) ? channel.receive(into) : undefined;
    if (answered === undefined) {
      const seconds = (performance.now() - started) / 1000;
      throw goneFailure({ reference, words: channel.lastWords(), seconds, limit: making.timeoutSeconds });
    }
    if (answered.status === FAILED) {
      throw stepFailure(jsonIn(into.slice(HEADER_BYTES, HEADER_BYTES + answered.length), reference), reference);
    }
    return answered.length;
  };
  /** What the world itself writes into the pipe would stand for numbers. */
  const exchangeNumbers = (request: Uint8Array): void => {
    const length = exchange(request);
    if (length !== replyBytes) throw unreadable(reference, new Error(`${length} bytes, where ${replyBytes} belong`));
  };
  return {
    pid: channel.pid,
    ...answer,
    rows,
    rewards,
    terminated: new Uint8Array(reply.buffer, flags, count),
    truncated: new Uint8Array(reply.buffer, flags + count, count),
    reset(lanes, seeds) {
      const request = new Uint8Array(HEADER_BYTES + 12 * lanes.length);
      head(request, Operation.reset, lanes.length);
      const view = new DataView(request.buffer);
      for (let place = 0; place < lanes.length; place++) {
        view.setInt32(HEADER_BYTES + 4 * place, lanes[place] as number, true);
        const at = HEADER_BYTES + 4 * lanes.length + 8 * place;
        view.setBigInt64(at, BigInt(seeds[place] as number), true);
      }
      exchangeNumbers(request);
    },
    step(actions) {
      stepNumbers.set(actions);
      exchangeNumbers(stepRequest);
    },
    draw() {
      const request = new Uint8Array(HEADER_BYTES);
      head(request, Operation.draw, 0);
      // A byte more than a picture may have, so that one that is cut off is known.
      const into = new Uint8Array(HEADER_BYTES + longestPicture + 1);
      return into.slice(HEADER_BYTES, HEADER_BYTES + exchange(request, into));
    },
    close: () => channel.close(),
  };
};
