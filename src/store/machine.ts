import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as wait } from "node:timers/promises";

/** What a lock asks of the machine: who this process is, whether another lives, and to be called again. */
export type Machine = {
  pid: number;
  /** Where process ids are comparable: a host, or a container of it. No `.` in it. */
  host: string;
  /** Boot and clock ticks at which a process started, so that a reused pid is not taken for its former owner; "" where the system does not tell. */
  startOf(pid: number): string;
  isRunning(pid: number): boolean;
  /** Rejects once the signal is aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Returns the way to stop it. It keeps no process from ending. */
  every(milliseconds: number, work: () => void): () => void;
};

const startOf = (pid: number): string => {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").slice(0, 8);
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in parentheses may hold spaces; the start time is the 20th field after it.
    const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
    return `${boot}-${ticks}`;
  } catch {
    return "";
  }
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // EPERM: it lives and belongs to somebody else.
    return thrown instanceof Error && "code" in thrown && thrown.code === "EPERM";
  }
};

/** The kernel's number of the first namespace of process ids (PROC_PID_INIT_INO). */
const firstNamespace = "4026531836";

/** Containers may share a host's name and count their processes each from 1. */
const namespace = (): string => {
  try {
    const [number = firstNamespace] = /\d+/.exec(readlinkSync("/proc/self/ns/pid")) ?? [];
    return number === firstNamespace ? "" : `~${number}`;
  } catch {
    return "";
  }
};

export const thisMachine: Machine = {
  pid: process.pid,
  host: `${encodeURIComponent(hostname()).replaceAll(".", "%2E")}${namespace()}`,
  startOf,
  isRunning,
  wait: (milliseconds, signal) => wait(milliseconds, undefined, signal && { signal }),
  every: (milliseconds, work) => {
    const timer = setInterval(work, milliseconds).unref();
    return () => clearInterval(timer);
  },
};
