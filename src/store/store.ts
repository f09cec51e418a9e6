import { join } from "node:path";
import type { RunEvent } from "../core/events.ts";
import type { Store } from "../core/interfaces.ts";
import { readArtifact, removeTemporaries, writeArtifact } from "./artifacts.ts";
import { createEventLog, readLog } from "./event-log.ts";
import { storeFailure } from "./failure.ts";
import { nodeFiles, type FileSystem, type OpenFile } from "./file-system.ts";
import { acquireLock, type Lock, type Waiting } from "./lock.ts";
import { thisMachine, type Machine } from "./machine.ts";

export const eventsFile = "events.jsonl";

/** What a store stands on; tests give disks that fail, lose and die. */
export type StoreSystem = { files: FileSystem; machine: Machine };
export const thisSystem: StoreSystem = { files: nodeFiles, machine: thisMachine };

export type OpenOptions = { system?: StoreSystem; now?: () => Date } & Waiting;

/**
 * Opens the store over an existing run folder as its only writer, cutting a torn tail off the log and noting the cut.
 * Throws `run-locked`, `log-missing`, `log-damaged`, `unwritable`, `disk-full`.
 */
export const openStore = async (
  folder: string,
  { system = thisSystem, now, ...waiting }: OpenOptions = {},
): Promise<Store> => {
  const path = join(folder, eventsFile);
  const { files } = system;
  const lock = await acquireLock(folder, { ...system, ...waiting });
  try {
    const log = await readLog(path, { files });
    const file = await files.open(path, "append").catch((thrown: unknown) => {
      throw storeFailure(thrown, { path, doing: "open" });
    });
    try {
      const cut = log.size - log.length;
      if (cut > 0) await file.truncate(log.length);
      // A writer that was killed may have left records that are not on the disk; what goes on rests on them.
      await file.sync();
      await removeTemporaries(folder, { files });
      return createStore(folder, { files, file, path, log, cut, lock, ...(now === undefined ? {} : { now }) });
    } catch (thrown) {
      await file.close().catch(() => undefined);
      throw storeFailure(thrown, { path, doing: "repair" });
    }
  } catch (thrown) {
    await lock.release().catch(() => undefined);
    throw thrown;
  }
};

type StoreParts = {
  files: FileSystem;
  file: OpenFile;
  path: string;
  log: Awaited<ReturnType<typeof readLog>>;
  cut: number;
  lock: Lock;
  now?: () => Date;
};

const createStore = (folder: string, { files, file, path, log, cut, lock, now }: StoreParts): Store => {
  const listeners = new Set<(event: RunEvent, replayed: boolean) => void>();
  const announce = (event: RunEvent, replayed: boolean) => {
    for (const listener of listeners) listener(event, replayed);
  };
  const events: RunEvent[] = log.records.map(({ event }) => event);
  const recorded = new Map(log.records.flatMap(({ key, event }) => (key === null ? [] : [[key, event] as const])));
  /** Keys answered by the log that this process has not asked for yet. */
  const unasked = new Set(recorded.keys());
  const lasting = new Set<string>();
  const running = new Map<string, Promise<RunEvent>>();
  const journal = createEventLog(file, {
    path,
    log,
    assertHeld: lock.assertHeld,
    ...(now === undefined ? {} : { now }),
    onRecord: ({ key, event }) => {
      events.push(event);
      if (key !== null) recorded.set(key, event);
      announce(event, false);
    },
  });
  if (cut > 0) {
    journal.note({ type: "notice", message: `Cut ${cut} bytes of an unfinished last record from ${eventsFile}.` });
  }

  const perform = async (key: string, effect: () => Promise<RunEvent>): Promise<RunEvent> => {
    // A log that cannot keep the result must not let the effect be paid for.
    journal.assertOpen();
    return (await journal.append({ key, event: await effect() })).event;
  };

  return {
    folder,
    once: async <Event extends RunEvent>(key: string, effect: () => Promise<Event>): Promise<Event> => {
      const known = recorded.get(key);
      if (known !== undefined) {
        if (unasked.delete(key)) announce(known, true);
        return known as Event;
      }
      const started = running.get(key);
      if (started !== undefined) return (await started) as Event;
      const effort = perform(key, effect).finally(() => running.delete(key));
      running.set(key, effort);
      return (await effort) as Event;
    },
    note: (event) => journal.note(event),
    events: () => events,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    write: async (place, content) => {
      await lock.assertHeld();
      return writeArtifact(folder, { path: place, content, files, lasting });
    },
    read: (place, hash) => readArtifact(folder, { path: place, hash, files }),
    close: async () => {
      try {
        await journal.close();
      } catch (thrown) {
        throw storeFailure(thrown, { path, doing: "close" });
      } finally {
        await lock.release();
      }
    },
  };
};
