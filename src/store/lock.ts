import { readFileSync } from "node:fs";
import { open, readdir, unlink } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { RewardsmithError } from "../core/errors.ts";
import { isMissing, isTaken, storeFailure } from "./failure.ts";

/*
 * One writer a run folder. Each process puts a file named after itself, then looks at the others:
 *
 *     lock.<pid>.<start of the process>.<host>
 *
 * Whoever comes second sees the first, so two can never both stay (both may leave). Nothing but its own or a dead
 * process's file is ever removed, and no name comes twice, so taking over a stale lock has no race. Liveness decides
 * what is stale, never age.
 */

/** Boot and clock ticks at which a process started, so that a reused pid is not taken for its former owner; "" where the system does not tell. */
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

const host = (): string => encodeURIComponent(hostname()).replaceAll(".", "%2E");

const lockName = (pid: number): string => `lock.${pid}.${startOf(pid)}.${host()}`;

export type Holder = { pid: number; host: string; path: string };

const parseLock = (folder: string, name: string): (Holder & { start: string }) | null => {
  const [, pid, start, owner] = /^lock\.(\d+)\.([^.]*)\.([^.]+)$/.exec(name) ?? [];
  if (pid === undefined || start === undefined || owner === undefined) return null;
  return { pid: Number(pid), start, host: owner, path: join(folder, name) };
};

/** Another machine's process cannot be asked; it counts as alive. */
const isAlive = (lock: Holder & { start: string }): boolean =>
  lock.host !== host() || (isRunning(lock.pid) && startOf(lock.pid) === lock.start);

const locksOf = async (folder: string) =>
  (await readdir(folder)).flatMap((name) => {
    const lock = parseLock(folder, name);
    return lock === null ? [] : [lock];
  });

/** Who writes to this run folder at this moment, or null. Changes nothing. */
export const lockHolder = async (folder: string): Promise<Holder | null> =>
  (await locksOf(folder)).find((lock) => isAlive(lock)) ?? null;

const refusal = (folder: string, holder: Holder): RewardsmithError =>
  new RewardsmithError({
    code: "run-locked",
    message: `The run ${folder} is being written by process ${holder.pid} on ${decodeURIComponent(holder.host)}.`,
    action: `Wait for that process or end it; if that machine no longer runs it, delete ${holder.path}.`,
  });

/** Makes this process the folder's only writer, removing what dead ones left. Throws `run-locked`. Returns the release. */
export const acquireLock = async (folder: string): Promise<() => Promise<void>> => {
  const path = join(folder, lockName(process.pid));
  const release = async () => {
    await unlink(path).catch((thrown: unknown) => {
      if (!isMissing(thrown)) throw storeFailure(thrown, { path, doing: "remove" });
    });
  };
  try {
    await (await open(path, "wx")).close();
  } catch (thrown) {
    if (isTaken(thrown)) throw refusal(folder, { pid: process.pid, host: host(), path });
    throw storeFailure(thrown, { path, doing: "create" });
  }
  for (const other of (await locksOf(folder)).filter((lock) => lock.path !== path)) {
    if (isAlive(other)) {
      await release();
      throw refusal(folder, other);
    }
    await unlink(other.path).catch(() => undefined);
  }
  return release;
};
