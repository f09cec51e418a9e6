import { main } from "../../src/cli/main.ts";
import type { Finished } from "./command.ts";

let calling: string | null = null;

/** Puts what a stream is given into the list. */
const caught = (stream: NodeJS.WriteStream): { text: () => string; restore: () => void } => {
  const chunks: Buffer[] = [];
  const before = Object.getOwnPropertyDescriptor(stream, "write");
  const write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : Buffer.from(chunk));
    const told = rest.findLast((one) => typeof one === "function");
    if (told !== undefined) queueMicrotask(() => (told as () => void)());
    return true;
  };
  Object.defineProperty(stream, "write", { value: write, configurable: true, writable: true });
  return {
    text: () => Buffer.concat(chunks).toString(),
    restore: () => {
      if (before === undefined) delete (stream as { write?: unknown }).write;
      else Object.defineProperty(stream, "write", before);
    },
  };
};

/** What `main` leaves with a process that is going to end. */
const listened = () =>
  ([process, process.stdout, process.stderr] as NodeJS.EventEmitter[]).map((emitter) => ({
    emitter,
    before: new Map(["exit", "error"].map((name) => [name, new Set(emitter.rawListeners(name))])),
  }));

/**
 * As `runCommand`, without a process: what a person is told and finds, at a tenth of the price. Nothing is known then of how
 * a process starts, hears signals and ends; for that, and where one must be killed, `runCommand` and `startCommand`.
 */
export const callCommand = async (
  arguments_: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: Record<string, string> },
): Promise<Finished> => {
  if (calling !== null) throw new Error(`'${calling}' is still being called: a folder is the whole process's`);
  calling = arguments_.join(" ");
  const was = { cwd: process.cwd(), env: process.env, exitCode: process.exitCode, exit: process.exit };
  const listeners = listened();
  const [stdout, stderr] = [caught(process.stdout), caught(process.stderr)];
  try {
    process.chdir(cwd);
    process.env = { PATH: was.env["PATH"] ?? "", HOME: was.env["HOME"] ?? "", ...env };
    process.exitCode = undefined;
    process.exit = (() => {}) as typeof process.exit;
    await main(arguments_);
    return { code: Number(process.exitCode ?? 0), stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    stdout.restore();
    stderr.restore();
    process.chdir(was.cwd);
    process.env = was.env;
    process.exitCode = was.exitCode;
    process.exit = was.exit;
    for (const { emitter, before } of listeners) {
      for (const [name, known] of before)
        for (const one of emitter.rawListeners(name)) if (!known.has(one)) emitter.off(name, one as () => void);
    }
    calling = null;
  }
};
