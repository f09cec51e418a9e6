import { join } from "node:path";
import { ExitCode, RewardsmithError } from "../core/errors.ts";
import { isMissing, isTaken, storeFailure } from "./failure.ts";
import { createFile, nodeFiles, writeAll, type FileSystem } from "./file-system.ts";
import { thisMachine, type Machine } from "./machine.ts";

/*
 * One writer a run folder. Each process puts a file named after itself, then looks at the others:
 *
 *     lock.<pid>.<start of the process>.<host>
 *
 * Whoever comes second sees the first, so two can never both stay (both may leave). Nothing but its own or a dead
 * process's file is ever removed, and no name comes twice, so taking over a stale lock has no race. Liveness decides
 * what is stale, never age: on this host the process is asked for. Another host's cannot be; its lock grows by a byte
 * every few seconds, and one that stood still for a minute, by the clock of who watches it, is dead. A process that was
 * only stopped for so long finds its lock gone when it wakes and writes no more; between that look and the write that
 * follows it (some microseconds) it could still be stopped, and nothing on a shared file system can help that.
 */

const beatMilliseconds = 5_000;
const silentMilliseconds = 60_000;

export type Holder = { pid: number; host: string; path: string };

type System = { files: FileSystem; machine: Machine };
type Owned = Holder & { start: string };

const parseLock = (folder: string, name: string): Owned | null => {
  const [, pid, start, owner] = /^lock\.(\d+)\.([^.]*)\.([^.]+)$/.exec(name) ?? [];
  if (pid === undefined || start === undefined || owner === undefined) return null;
  return { pid: Number(pid), start, host: owner, path: join(folder, name) };
};

const locksOf = async (folder: string, files: FileSystem): Promise<Owned[]> =>
  (await files.list(folder)).flatMap((name) => parseLock(folder, name) ?? []);

/** Null of another host's, whose processes cannot be asked for. */
const isAlive = ({ host, pid, start }: Owned, machine: Machine): boolean | null =>
  host === machine.host ? machine.isRunning(pid) && machine.startOf(pid) === start : null;

/** Who writes to this run folder at this moment, or null; another host's process counts as alive. Changes nothing. */
export const lockHolder = async (
  folder: string,
  { files, machine }: System = { files: nodeFiles, machine: thisMachine },
): Promise<Holder | null> => (await locksOf(folder, files)).find((lock) => isAlive(lock, machine) !== false) ?? null;

const refusal = (folder: string, holder: Holder): RewardsmithError =>
  new RewardsmithError({
    code: "run-locked",
    message: `The run ${folder} is being written by process ${holder.pid} on ${decodeURIComponent(holder.host)}.`,
    action: `Wait for that process or end it; if that machine no longer runs it, delete ${holder.path}.`,
  });

const lost = (folder: string): RewardsmithError =>
  new RewardsmithError({
    code: "lock-lost",
    message: `This process no longer holds the run ${folder}: its lock was removed, by a person or by a process on another machine that saw no sign of life for ${silentMilliseconds / 1000} s.`,
    action: "Let who took it over go on, or resume the run here once that process has ended.",
  });

const interrupted = ({ path }: Holder): RewardsmithError =>
  new RewardsmithError({
    code: "interrupted",
    message: "interrupted while it waited for another machine's process; nothing was changed",
    action: `Resume the run again, or, if that machine no longer runs it, delete ${path}.`,
    exitCode: ExitCode.interrupted,
  });

/** How many signs of life a lock has given; null where it is gone. */
const beatsOf = async ({ path }: Holder, files: FileSystem): Promise<number | null> => {
  try {
    return (await files.read(path)).length;
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
};

export type Waiting = {
  /** Told that another machine's process is watched for signs of life. */
  onNotice?: ((message: string) => void) | undefined;
  /** Ends the waiting. */
  signal?: AbortSignal | undefined;
};

/** Watches another host's lock until it gives a sign of life or has given none for long enough. */
const isSilent = async (lock: Owned, { files, machine, onNotice, signal }: System & Waiting): Promise<boolean> => {
  const before = await beatsOf(lock, files);
  // Locks of earlier versions stand still.
  if (before === 0) return false;
  const seconds = silentMilliseconds / 1000;
  onNotice?.(
    `process ${lock.pid} on ${decodeURIComponent(lock.host)} holds this run: waiting up to ${seconds} s to see whether it lives`,
  );
  for (let waited = 0; waited < silentMilliseconds; waited += beatMilliseconds) {
    await machine.wait(beatMilliseconds, signal).catch(() => {
      throw interrupted(lock);
    });
    const now = await beatsOf(lock, files);
    if (now !== before) return now === null;
  }
  return true;
};

export type Lock = {
  /** Throws `lock-lost` where another took it over, or a person removed it. */
  assertHeld(): Promise<void>;
  release(): Promise<void>;
};

/** Makes this process the folder's only writer, removing what dead ones left. Throws `run-locked`. */
export const acquireLock = async (
  folder: string,
  { files = nodeFiles, machine = thisMachine, ...waiting }: Partial<System> & Waiting = {},
): Promise<Lock> => {
  const { pid, host } = machine;
  const path = join(folder, `lock.${pid}.${machine.startOf(pid)}.${host}`);
  const remove = async () => {
    await files.remove(path).catch((thrown: unknown) => {
      if (!isMissing(thrown)) throw storeFailure(thrown, { path, doing: "remove" });
    });
  };
  try {
    await createFile(files, { path, content: "." });
  } catch (thrown) {
    if (isTaken(thrown)) throw refusal(folder, { pid, host, path });
    await remove().catch(() => undefined);
    throw storeFailure(thrown, { path, doing: "create" });
  }
  const beat = async () => {
    const file = await files.open(path, "append");
    try {
      await writeAll(file, Buffer.from("."));
    } finally {
      await file.close();
    }
  };
  // One that fails is a sign of life that is not given, and no more: whether the lock is held is asked before each write.
  const stopBeating = machine.every(beatMilliseconds, () => void beat().catch(() => undefined));
  const release = () => {
    stopBeating();
    return remove();
  };
  try {
    const others = (await locksOf(folder, files)).filter((lock) => lock.path !== path);
    const alive = others.find((lock) => isAlive(lock, machine) === true);
    if (alive !== undefined) throw refusal(folder, alive);
    const takeOver = async (lock: Owned): Promise<void> => {
      const isDead = isAlive(lock, machine) === false || (await isSilent(lock, { files, machine, ...waiting }));
      if (!isDead) throw refusal(folder, lock);
      await files.remove(lock.path).catch(() => undefined);
    };
    await Promise.all(others.map(takeOver));
  } catch (thrown) {
    await release().catch(() => undefined);
    throw storeFailure(thrown, { path, doing: "take" });
  }
  return {
    release,
    assertHeld: async () => {
      const isThere = await files.exists(path).catch((thrown: unknown) => {
        throw storeFailure(thrown, { path, doing: "look for" });
      });
      if (!isThere) throw lost(folder);
    },
  };
};
