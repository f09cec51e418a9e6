import { fork, type ChildProcess } from "node:child_process";
import type { JobProgress } from "../core/interfaces.ts";
import type { Job } from "../core/job.ts";
import type { ChildMessage, JobMessage, JobOutcome, Places, SystemFailure } from "./protocol.ts";
import type { KeepPlace } from "./training-file.ts";

/** How one try at a job ended. */
export type Attempt =
  | { kind: "ended"; outcome: JobOutcome }
  | { kind: "broken"; failure: SystemFailure }
  | { kind: "deadline" }
  | { kind: "killed" }
  | { kind: "crashed"; how: string }
  /** The simulator failed in a process of its own; ours lives. */
  | { kind: "environment-failed"; message: string }
  /** A user's trainer died in a process of its own. */
  | { kind: "trainer-crashed"; message: string };

/** A process of its own group that runs jobs, one at a time. */
export type EvaluationChild = {
  readonly pid: number | undefined;
  readonly alive: boolean;
  /** Never rejects. After `deadline`, `killed` and `crashed` the process is gone. */
  run(
    job: Job,
    options: {
      places: Places;
      deadlineMilliseconds: number;
      keep?: KeepPlace;
      onProgress?: (progress: JobProgress) => void;
      onNotice?: (message: string) => void;
    },
  ): Promise<Attempt>;
  /** Ends the whole group; resolves when the child itself is gone. */
  kill(): Promise<void>;
};

const LAST_WORDS_CHARACTERS = 4096;

const killGroup = (child: ChildProcess): void => {
  if (child.pid === undefined) return;
  try {
    // Detached, so the group carries the child's id; also reaches its sandbox and its bridges.
    process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
};

export const startEvaluationChild = ({
  childPath,
  environmentVariables,
}: {
  childPath: string;
  environmentVariables: Record<string, string>;
}): EvaluationChild => {
  const child = fork(childPath, {
    detached: true,
    env: environmentVariables,
    execArgv: ["--no-warnings"],
    execPath: process.execPath,
    serialization: "advanced",
    // stdout carries our own data; what an environment prints there goes nowhere.
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let alive = true;
  let lastWords = "";
  let killedFor: "deadline" | "killed" | null = null;
  let settle: ((attempt: Attempt) => void) | null = null;
  let onProgress: ((progress: JobProgress) => void) | undefined;
  let onNotice: ((message: string) => void) | undefined;

  const finish = (attempt: Attempt): void => {
    const waiting = settle;
    settle = null;
    onProgress = onNotice = undefined;
    waiting?.(attempt);
  };
  const gone = new Promise<void>((resolve) => {
    const end = (how: string): void => {
      if (!alive) return;
      alive = false;
      killGroup(child);
      const words = lastWords.trim().split("\n").slice(-3).join(" | ");
      finish(
        killedFor === null ? { kind: "crashed", how: words === "" ? how : `${how}: ${words}` } : { kind: killedFor },
      );
      resolve();
    };
    child.on("error", (error) => {
      if (child.pid === undefined) end(error.message);
    });
    child.on("exit", (code, signal) => end(signal ?? `exit code ${code}`));
  });
  child.on("message", (message: ChildMessage) => {
    if (message.type === "progressed") onProgress?.(message.progress);
    else if (message.type === "noticed") onNotice?.(message.message);
    else if (message.type === "ended") finish({ kind: "ended", outcome: message.outcome });
    else if (message.type === "environment-failed") finish({ kind: "environment-failed", message: message.message });
    else if (message.type === "trainer-crashed") finish({ kind: "trainer-crashed", message: message.message });
    else if (message.type === "broken") finish({ kind: "broken", failure: message.failure });
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS_CHARACTERS);
  });

  /** The job's ending waits for the process's: a next try must not meet it. */
  const kill = (reason: "deadline" | "killed"): Promise<void> => {
    killedFor ??= reason;
    killGroup(child);
    return gone;
  };
  return {
    get pid() {
      return child.pid;
    },
    get alive() {
      return alive;
    },
    run: (job, options) => {
      if (!alive) return Promise.resolve({ kind: "crashed", how: "the process had ended before the job" });
      return new Promise<Attempt>((resolve) => {
        const timer = setTimeout(() => void kill("deadline"), options.deadlineMilliseconds);
        settle = (attempt) => {
          clearTimeout(timer);
          resolve(attempt);
        };
        ({ onProgress, onNotice } = options);
        const message: JobMessage = { type: "job", job, places: options.places, keep: options.keep };
        // A child that is gone says so by its exit.
        child.send(message, () => {});
      });
    },
    kill: () => kill("killed"),
  };
};
