/**
 * Runs reward programs in a process of their own.
 *
 * Covered: whatever a program's JavaScript computes. What runs was emitted from the checked tree (by the caller). It runs
 * in an isolate of its own, heap and time limited in every call, whose realm has no code from strings, clock, chance,
 * locale, host object or callback, with frozen intrinsics (realm.ts); only numbers and a status leave it, and they are
 * checked here (the child is not trusted). The isolate lives in a child process with an empty environment, three pipes (two
 * for frames alone, so that nothing that prints can speak for us) and no file to read but the addon, behind the layers that
 * the system has (`describeSandboxLayers`; doctor and run.json name them): resource limits, Node's permission model, a
 * signal on our death, a network without devices. A passing trouble never makes a child start behind fewer layers than the
 * first one of its run. The child is killed when a deadline passes, when it says what is no frame, and after every failure
 * but plain ones (threw, no numbers), which end the isolate only; it ends itself when we are gone.
 *
 * Not covered: a hole in V8 or isolated-vm that runs machine code. The child is then a process of this user: no seccomp, no
 * other user id, the file system as the user sees it (the permission model is a seat belt inside Node, which machine code
 * does not ask); where `no-network` is missing, also the network. Timing side channels. What a program keeps of its own
 * earlier calls (the critic's purity probes look for that). Fairness of wall-clock limits on an overloaded machine (the
 * executor tries a timeout once more, alone). Memory beside V8's heap is bounded by `prlimit` at 2 GB and, without it
 * (macOS, Windows), by nothing but the time limit. Without `setpriv` an orphan that is stuck in a builtin is ended by its
 * own second thread instead of by the system.
 */
import { messageOf } from "../core/errors.ts";
import type { CandidateFailure } from "../core/outcome.ts";
import { termNames, type CompiledReward } from "../core/program.ts";
import { accessorSource } from "../simulator/accessors.ts";
import { actionLayout, stateLayout } from "../core/fields.ts";
import type { EnvironmentSpec } from "../core/spec.ts";
import { checkBatch } from "./check-batch.ts";
import type { Answer, Connection } from "./connection.ts";
import { closedError, emptyError, setupError } from "./errors.ts";
import { deathOf, failureOf, protocolFailure } from "./failures.ts";
import { nextRows } from "./next-rows.ts";
import { batchLayout, FrameKind, REPLY_BYTES, Status, type LoadMessage, type Widths } from "./protocol.ts";
import { isSafeName, programSource, trustedSource } from "./row-loop.ts";
import { startChild } from "./start.ts";
import type { RolloutBatch, RolloutTerms, Sandbox, SandboxFailure } from "./types.ts";

/** For one call into the isolate. A rollout takes milliseconds; the rest is for a machine with other things to do. */
const DEADLINE_MILLISECONDS = 5_000;
/** What the process gets beyond that, before it is killed: a stuck builtin does not hear the isolate's own limit. */
const GRACE_MILLISECONDS = 1_500;
/** What a reward can possibly need, and enough for its first garbage collections. */
const MEMORY_MEGABYTES = 64;
/** Larger batches go in parts, whole steps each. */
const PART_BYTES = 2 ** 25;

export type ProcessSandboxOptions = {
  spec: EnvironmentSpec;
  /** JavaScript of the trusted maths library: a classic script of global functions. */
  library: string;
  deadlineMilliseconds?: number;
  memoryMegabytes?: number;
};

type Loaded = { widths: Widths; names: { terms: string[]; memory: string[] } };

const failed = (failure: CandidateFailure): SandboxFailure => ({ kind: "failed", failure });

/** A loop: `every` costs ten times as much, and this is asked of each rollout. */
const allFinite = (numbers: Float64Array): boolean => {
  for (let index = 0; index < numbers.length; index++) if (!Number.isFinite(numbers[index])) return false;
  return true;
};

const bytesOf = (array: Float64Array | Uint8Array | Uint32Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** One program at a time; calls wait for each other. The process starts at once, so that it is up by the first `load`. */
export const createProcessSandbox = ({
  spec,
  library,
  deadlineMilliseconds = DEADLINE_MILLISECONDS,
  memoryMegabytes = MEMORY_MEGABYTES,
}: ProcessSandboxOptions): Sandbox => {
  const accessors = accessorSource(spec);
  const stateWidth = stateLayout(spec).width;
  const actionWidth = actionLayout(spec).width;
  let starting: Promise<Connection | Error> | null = null;
  let current: Connection | null = null;
  let loaded: Loaded | null = null;
  let closed = false;
  let line: Promise<unknown> = Promise.resolve();

  const inLine = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = line.then(work);
    line = result.catch(() => {});
    return result;
  };
  const start = (): Promise<Connection | Error> =>
    (starting ??= startChild((connection) => {
      current = connection;
      if (closed) void connection.kill();
    }).then(
      ({ connection }) => connection,
      (error: unknown) => (error instanceof Error ? error : new Error(messageOf(error))),
    ));
  const discard = async (): Promise<void> => {
    const connection = current;
    loaded = null;
    starting = null;
    current = null;
    await connection?.kill();
  };
  const ask = async (connection: Connection, kind: number, parts: readonly Uint8Array[]): Promise<Answer> => {
    const answer = await connection.request(kind, parts, deadlineMilliseconds + GRACE_MILLISECONDS);
    if (closed) throw closedError();
    return answer;
  };
  /** A program that threw or gave no numbers ends with its isolate, which the child has disposed of; more, with the process. */
  const refuse = async (failure: CandidateFailure): Promise<SandboxFailure> => {
    loaded = null;
    if (failure.reason !== "threw" && failure.reason !== "not-finite") await discard();
    return failed(failure);
  };
  /** The reply's numbers, or what went wrong; checked here, because the child is not trusted. */
  const readReply = (
    answer: Answer,
    { lanes, replyBytes, names }: { lanes: number; replyBytes: number; names: Loaded["names"] },
  ): Buffer | CandidateFailure => {
    if (answer.kind === "died") return deathOf(answer);
    const { body } = answer;
    if (answer.frame !== FrameKind.reply || body.length < REPLY_BYTES) return protocolFailure();
    const [status, row, term, detail] = new Uint32Array(body.buffer, body.byteOffset, 4) as unknown as number[] as [
      number,
      number,
      number,
      number,
    ];
    if (status !== Status.ok) return failureOf({ status, step: Math.floor(row / lanes), term, detail }, names);
    return body.length === replyBytes ? body : protocolFailure();
  };

  const load = async (reward: CompiledReward): Promise<{ kind: "loaded" } | SandboxFailure> => {
    if (closed) throw closedError();
    loaded = null;
    const terms = termNames(reward);
    const memory = Object.keys(reward.initial);
    const unsafe = [...terms, ...memory].find((name) => !isSafeName(name));
    if (unsafe !== undefined || terms.length === 0) {
      const message =
        unsafe === undefined ? "The program has no terms." : `'${unsafe}' cannot be the name of a term or memory.`;
      return failed({ reason: "protocol", message });
    }
    // One that died idle is nobody's failure.
    if (current?.alive() === false) await discard();
    const connection = await start();
    if (connection instanceof Error) {
      starting = null;
      throw closed ? closedError() : connection;
    }
    const widths = { state: stateWidth, action: actionWidth, terms: terms.length, memory: memory.length };
    const message: LoadMessage = {
      trusted: trustedSource({ accessors, terms, memory, initial: Object.values(reward.initial), widths, dt: spec.dt }),
      library,
      javascript: reward.javascript,
      program: programSource(reward.javascript),
      widths,
      timeout: deadlineMilliseconds,
      memoryMegabytes,
    };
    const answer = await ask(connection, FrameKind.load, [Buffer.from(JSON.stringify(message))]);
    const names = { terms, memory };
    if (answer.kind === "frame" && answer.body.length >= 4 && answer.body.readUInt32LE(0) === Status.setup) {
      await discard();
      throw setupError(connection.lastWords());
    }
    const reply = readReply(answer, { lanes: 1, replyBytes: REPLY_BYTES, names });
    if (!Buffer.isBuffer(reply)) return refuse(reply);
    loaded = { widths, names };
    return { kind: "loaded" };
  };

  /** Rows [first, first + count) of the batch; writes terms there and memory in place. */
  const evaluatePart = async (
    batch: RolloutBatch,
    {
      first,
      count,
      loaded,
      connection,
      into,
    }: { first: number; count: number; loaded: Loaded; connection: Connection; into: RolloutTerms },
  ): Promise<CandidateFailure | null> => {
    const { widths, names } = loaded;
    const { lanes } = batch;
    const floats = (array: Float64Array, width: number) =>
      bytesOf(array.subarray(first * width, (first + count) * width));
    const { apart, next } = nextRows(batch, { first, count, width: widths.state });
    const sizes = { rows: count, lanes, apart: next.length / widths.state };
    const layout = batchLayout({ sizes, widths });
    const answer = await ask(connection, FrameKind.evaluate, [
      bytesOf(new Uint32Array([sizes.rows, sizes.lanes, sizes.apart, 0])),
      floats(batch.state, widths.state),
      floats(batch.action, widths.action),
      bytesOf(next),
      floats(batch.time, 1),
      bytesOf(into.memory),
      batch.terminated.subarray(first, first + count),
      batch.start.subarray(first, first + count),
      apart,
    ]);
    const reply = readReply(answer, { lanes, replyBytes: layout.replyBytes, names });
    if (!Buffer.isBuffer(reply)) {
      return reply.step === undefined ? reply : { ...reply, step: reply.step + first / lanes };
    }
    const terms = new Float64Array(reply.buffer, reply.byteOffset + REPLY_BYTES, count * widths.terms);
    const memory = new Float64Array(reply.buffer, terms.byteOffset + terms.byteLength, lanes * widths.memory);
    if (!allFinite(terms)) return protocolFailure("The sandbox replied with a number that is not finite");
    // The whole batch at once, as rollouts are: the reply's numbers are handed on where they lie.
    if (count === batch.rows) into.terms = terms;
    else into.terms.set(terms, first * widths.terms);
    into.memory.set(memory);
    return null;
  };

  const evaluate = async (batch: RolloutBatch): Promise<RolloutTerms | SandboxFailure> => {
    if (closed) throw closedError();
    if (loaded === null || current === null) throw emptyError();
    checkBatch(batch, loaded.widths);
    const { widths } = loaded;
    const rowBytes = 8 * (2 * widths.state + widths.action + widths.terms + 2);
    const steps = Math.max(1, Math.floor(PART_BYTES / (rowBytes * batch.lanes)));
    const isWhole = batch.rows <= steps * batch.lanes;
    const into: RolloutTerms = {
      kind: "terms",
      terms: new Float64Array(isWhole ? 0 : batch.rows * widths.terms),
      memory: batch.memory.slice(),
    };
    for (let first = 0; first < batch.rows; first += steps * batch.lanes) {
      const count = Math.min(steps * batch.lanes, batch.rows - first);
      const failure = await evaluatePart(batch, { first, count, loaded, connection: current, into });
      if (failure !== null) return refuse(failure);
    }
    return into;
  };

  void start();
  return {
    load: (reward) => inLine(() => load(reward)),
    evaluate: (batch) => inLine(() => evaluate(batch)),
    // Not in line: what runs is cut short.
    close: async () => {
      closed = true;
      await discard();
    },
  };
};
