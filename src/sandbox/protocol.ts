/**
 * What crosses between a process and its sandbox child, over two pipes of their own: one frame out, one back.
 *
 *     frame     kind u32 · length u32 · body (length bytes), little-endian
 *     load      JSON text (names, sources and limits; no rollout data)
 *     evaluate  rows u32 · lanes u32 · rows of `next` u32 · 0 u32 · the rollout, as `batchLayout` says
 *     reply     status u32 · row u32 · term u32 · detail u32 · terms and memory where the status is `ok`
 */
export const FrameKind = { ready: 1, load: 2, evaluate: 3, reply: 4 } as const;

/** The child's descriptors for frames. Its standard output is the empty device: whoever prints there reaches nobody. */
export const FRAMES_IN = 3;
export const FRAMES_OUT = 4;

export const HEADER_BYTES = 8;
/** What an evaluate frame says before the rollout: four u32. */
export const SIZES_BYTES = 16;
export const REPLY_BYTES = 16;

/** The one thing besides numbers that leaves the isolate. */
export const Status = {
  ok: 0,
  /** `detail` is one of `Thrown`; `row` where it happened. */
  threw: 1,
  /** `terms` is not a function, or returned no object. `detail` 0: not a function; 1: no object. */
  shape: 2,
  /** A term that is missing or no number; `detail` is one of `ValueKind`. */
  notNumber: 3,
  /** NaN (`detail` 0) or infinite (`detail` 1). */
  notFinite: 4,
  /** The object has keys that `weights` has not. */
  extraTerm: 5,
  /** A member of `memory` (its column in `term`) is no number any more. */
  memoryValue: 6,
  timeout: 7,
  memory: 8,
  /** The emitted script does not compile. */
  syntax: 9,
  /** Anything that the trusted side did not expect. */
  protocol: 10,
  /** Our own scripts failed before any guest code: a fault of the system; the reason is on stderr. */
  setup: 11,
} as const;
export type Status = (typeof Status)[keyof typeof Status];

export const Thrown = { other: 0, range: 1, type: 2, reference: 3 } as const;

export const ValueKind = [
  "missing",
  "a boolean",
  "a string",
  "an object",
  "a function",
  "a bigint",
  "a symbol",
] as const;

/** Numbers a row (state, action), terms of the program and members of its memory. */
export type Widths = { state: number; action: number; terms: number; memory: number };

/** What a load frame says: sources for the isolate, and its limits. */
export type LoadMessage = {
  /** Our own JavaScript around the program (row-loop.ts) and the maths library. */
  trusted: string;
  library: string;
  /** The guest's script, alone and inside the function that is called. */
  javascript: string;
  program: string;
  widths: Widths;
  /** Of one call into the isolate, milliseconds. */
  timeout: number;
  memoryMegabytes: number;
};

/**
 * Where things lie in the buffer that sandbox child and isolate share, in 8-byte units (`terminated`, `start` and `apart`
 * in bytes). The request's body is read into its beginning, the reply is written from behind it. `next` holds only the
 * rows that `apart` marks, packed; the others are the lane's `state` a step later (next-rows.ts).
 */
export type BatchLayout = {
  state: number;
  action: number;
  next: number;
  time: number;
  memory: number;
  terminated: number;
  start: number;
  apart: number;
  /** Length of an evaluate frame's body in bytes. */
  requestBytes: number;
  reply: number;
  terms: number;
  memoryOut: number;
  /** Length of a successful reply's body in bytes. */
  replyBytes: number;
  totalBytes: number;
};

/** Sizes of a batch: rows of it, lanes, and rows of `next` that are not the lane's `state` a step later. */
export type BatchSizes = { rows: number; lanes: number; apart: number };

export const batchLayout = ({
  sizes: { rows, lanes, apart: nextRows },
  widths,
}: {
  sizes: BatchSizes;
  widths: Widths;
}): BatchLayout => {
  const state = 2;
  const action = state + rows * widths.state;
  const next = action + rows * widths.action;
  const time = next + nextRows * widths.state;
  const memory = time + rows;
  const terminated = (memory + lanes * widths.memory) * 8;
  const start = terminated + rows;
  const apart = start + rows;
  const requestBytes = apart + rows;
  const reply = Math.ceil(requestBytes / 8);
  const terms = reply + REPLY_BYTES / 8;
  const memoryOut = terms + rows * widths.terms;
  const end = memoryOut + lanes * widths.memory;
  return {
    state,
    action,
    next,
    time,
    memory,
    terminated,
    start,
    apart,
    requestBytes,
    reply,
    terms,
    memoryOut,
    replyBytes: (end - reply) * 8,
    totalBytes: end * 8,
  };
};

export const frameHeader = (kind: number, length: number): Buffer => {
  const header = Buffer.allocUnsafe(HEADER_BYTES);
  header.writeUInt32LE(kind, 0);
  header.writeUInt32LE(length, 4);
  return header;
};
