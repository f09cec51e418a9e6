import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { usageError } from "../../core/errors.ts";
import { pythonEnvironment } from "./variables.ts";

/** Folder that holds the package `rewardsmith_bridge`. */
const pythonFolder = fileURLToPath(new URL("./python/", import.meta.url));

/** Without compiled files beside our sources; the environment's packages are imported as ever. */
const start = [
  "import sys",
  "keep, sys.dont_write_bytecode = sys.dont_write_bytecode, True",
  "sys.path.append(sys.argv[1])",
  "from rewardsmith_bridge import main",
  "sys.dont_write_bytecode = keep",
  "main.main()",
].join("\n");

const HEADER_BYTES = 8;
const LONGEST_LAST_WORDS = 4096;

/** A Python process and the two pipes to it; everything blocks, because a simulator's `step` must return with its numbers. */
export type Channel = {
  readonly pid: number;
  /** Sends all bytes; false where the process is gone. */
  send(bytes: Uint8Array): boolean;
  /** Fills `into` with one whole frame and returns its status and length; undefined where the process is gone. */
  receive(into: Uint8Array): { status: number; length: number } | undefined;
  /** The end of what it wrote to standard error. */
  lastWords(): string;
  /** The process sees its pipe end and leaves; it is killed if it has not done so a little later. */
  close(): void;
};

export const interpreter = (): string => process.env["REWARDSMITH_PYTHON"] || "python3";

/**
 * Pipes with a name, opened before Python starts and unlinked at once, so that nothing is left whoever is killed.
 * Opening for both directions first keeps an open from waiting for the other side; of each pipe we keep one end only, so
 * that the end of either process is seen by the other.
 */
const openPipe = (path: string): { reader: number; writer: number } => {
  const both = openSync(path, constants.O_RDWR);
  const reader = openSync(path, constants.O_RDONLY);
  const writer = openSync(path, constants.O_WRONLY);
  closeSync(both);
  return { reader, writer };
};

const openPipes = () => {
  const folder = mkdtempSync(join(tmpdir(), "rewardsmith-bridge-"));
  try {
    const paths = [join(folder, "requests"), join(folder, "replies")] as const;
    const made = spawnSync("mkfifo", ["-m", "600", ...paths], {
      env: pythonEnvironment(process.env),
      encoding: "utf8",
    });
    if (made.status !== 0) {
      throw usageError({
        code: "bridge/no-pipes",
        message: `Named pipes cannot be made in ${folder}: ${made.error?.message ?? made.stderr.trim()}`,
        action: "The bridge to Python needs a system with mkfifo (Linux, macOS) and a writable TMPDIR.",
      });
    }
    return {
      requests: openPipe(paths[0]),
      replies: openPipe(paths[1]),
      log: openSync(join(folder, "log"), "w+", 0o600),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const kill = (child: ChildProcess): void => {
  child.kill("SIGKILL");
};

/** Starts the interpreter. Raises `bridge/no-python` where there is none, `bridge/no-pipes` on systems without pipes. */
export const openChannel = (): Channel => {
  const { requests, replies, log } = openPipes();
  const command = interpreter();
  const child = spawn(command, ["-c", start, pythonFolder, String(process.pid)], {
    env: pythonEnvironment(process.env),
    stdio: ["ignore", log, log, requests.reader, replies.writer],
  });
  child.on("error", () => {}); // no process: said below
  child.unref();
  closeSync(requests.reader);
  closeSync(replies.writer);
  let open = true;
  const closePipes = (): void => {
    if (!open) return;
    open = false;
    for (const descriptor of [requests.writer, replies.reader, log]) closeSync(descriptor);
  };
  const { pid } = child;
  if (pid === undefined) {
    closePipes();
    throw usageError({
      code: "bridge/no-python",
      message: `There is no Python interpreter '${command}'.`,
      action:
        "Install Python 3.10 or newer, or set REWARDSMITH_PYTHON to an interpreter that has the environment's packages.",
    });
  }

  const readAll = (into: Uint8Array, from: number, until: number): boolean => {
    for (let at = from; at < until;) {
      const count = readSync(replies.reader, into, at, until - at, null);
      if (count === 0) return false;
      at += count;
    }
    return true;
  };
  return {
    pid,
    send(bytes) {
      try {
        for (let at = 0; at < bytes.length;) at += writeSync(requests.writer, bytes, at);
        return true;
      } catch {
        return false;
      }
    },
    receive(into) {
      // A whole reply mostly comes with one read; an answer of failure may be longer than any reply.
      let have = 0;
      while (have < HEADER_BYTES) {
        const count = readSync(replies.reader, into, have, into.length - have, null);
        if (count === 0) return undefined;
        have += count;
      }
      const view = new DataView(into.buffer, into.byteOffset, HEADER_BYTES);
      const status = view.getUint32(0, true);
      const length = view.getUint32(4, true);
      const kept = Math.min(HEADER_BYTES + length, into.length);
      if (!readAll(into, have, kept)) return undefined;
      return { status, length: kept - HEADER_BYTES };
    },
    lastWords() {
      const bytes = new Uint8Array(LONGEST_LAST_WORDS);
      let text = "";
      for (let at = 0; ;) {
        const count = readSync(log, bytes, 0, bytes.length, at);
        if (count === 0) return text;
        at += count;
        text = (text + new TextDecoder().decode(bytes.subarray(0, count))).slice(-LONGEST_LAST_WORDS);
      }
    },
    close() {
      closePipes();
      setTimeout(kill, 10_000, child).unref();
    },
  };
};
