import type { ChildProcess } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { frameHeader, FRAMES_IN, FRAMES_OUT, HEADER_BYTES } from "./protocol.ts";

/** Why we ended a child: it did not answer in time, what it said is none of our frames, or nobody needs it any more. */
export type KilledFor = "deadline" | "protocol" | "closed";

/** How a request ended: with a frame, or with the child's death; `killed` is null where it ended by itself. */
export type Answer =
  | { kind: "frame"; frame: number; body: Buffer }
  | { kind: "died"; code: number | null; signal: string | null; lastWords: string; killed: KilledFor | null };

/** Frames to and from a child process. One request at a time; nothing here rejects. */
export type Connection = {
  /** The first frame, without asking: the child says that it is ready. */
  receive(deadlineMilliseconds: number): Promise<Answer>;
  request(kind: number, parts: readonly Uint8Array[], deadlineMilliseconds: number): Promise<Answer>;
  alive(): boolean;
  /** The beginning of what the child wrote to stderr. */
  lastWords(): string;
  /** Resolves when the process is gone. */
  kill(): Promise<void>;
};

const LAST_WORDS_CHARACTERS = 8192;
/** Nothing that a sandbox replies is longer; a child that says otherwise is not ours any more. */
const MAXIMUM_FRAME_BYTES = 2 ** 30;

export const connect = (child: ChildProcess): Connection => {
  const framesIn = child.stdio[FRAMES_IN] as Writable;
  const framesOut = child.stdio[FRAMES_OUT] as Readable;
  let waiting: ((answer: Answer) => void) | null = null;
  let lastWords = "";
  let killed: KilledFor | null = null;
  let dead: Answer | null = null;
  const head = Buffer.alloc(HEADER_BYTES);
  let headFilled = 0;
  let body: Buffer | null = null;
  let bodyFilled = 0;

  const answer = (value: Answer): void => {
    const settle = waiting;
    waiting = null;
    settle?.(value);
  };
  const end = (why: KilledFor): void => {
    killed ??= why;
    child.kill("SIGKILL");
  };
  const ended = new Promise<void>((resolve) => {
    const finish = (code: number | null, signal: string | null): void => {
      dead ??= { kind: "died", code, signal, lastWords, killed };
      answer(dead);
      resolve();
    };
    child.on("error", (error) => {
      lastWords += error.message;
      if (child.pid === undefined) finish(null, null);
    });
    child.on("close", finish);
  });

  const takeHead = (chunk: Buffer): Buffer => {
    if (killed !== null) return chunk.subarray(chunk.length);
    const count = Math.min(chunk.length, HEADER_BYTES - headFilled);
    chunk.copy(head, headFilled, 0, count);
    headFilled += count;
    if (headFilled === HEADER_BYTES) {
      const length = head.readUInt32LE(4);
      // Also a frame that nobody asked for: the protocol is broken.
      if (length > MAXIMUM_FRAME_BYTES || waiting === null) end("protocol");
      else body = Buffer.allocUnsafeSlow(length);
      bodyFilled = 0;
    }
    return chunk.subarray(count);
  };
  const takeBody = (chunk: Buffer, into: Buffer): Buffer => {
    const count = chunk.copy(into, bodyFilled);
    bodyFilled += count;
    return chunk.subarray(count);
  };
  framesOut.on("data", (chunk: Buffer) => {
    let rest = chunk;
    do {
      if (body === null) rest = takeHead(rest);
      if (body === null) continue;
      rest = takeBody(rest, body);
      if (bodyFilled < body.length) continue;
      const frame: Answer = { kind: "frame", frame: head.readUInt32LE(0), body };
      body = null;
      headFilled = 0;
      answer(frame);
    } while (rest.length > 0);
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    lastWords = (lastWords + text).slice(0, LAST_WORDS_CHARACTERS);
  });
  // A child that dies while it is written to: its death is the answer, not this.
  for (const pipe of [framesIn, framesOut]) pipe.on("error", () => {});

  const receive = (deadlineMilliseconds: number): Promise<Answer> => {
    if (dead !== null) return Promise.resolve(dead);
    return new Promise<Answer>((resolve) => {
      const timer = setTimeout(end, deadlineMilliseconds, "deadline");
      waiting = (value) => {
        clearTimeout(timer);
        resolve(value);
      };
    });
  };
  return {
    receive,
    request: (kind, parts, deadlineMilliseconds) => {
      const answered = receive(deadlineMilliseconds);
      if (framesIn.writable) {
        framesIn.cork();
        framesIn.write(
          frameHeader(
            kind,
            parts.reduce((sum, part) => sum + part.byteLength, 0),
          ),
        );
        for (const part of parts) framesIn.write(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
        framesIn.uncork();
      }
      return answered;
    },
    alive: () => dead === null && killed === null,
    lastWords: () => lastWords,
    kill: () => {
      end("closed");
      return ended;
    },
  };
};
