import { join } from "node:path";
import type { RunEvent } from "../core/events.ts";
import type { Store } from "../core/interfaces.ts";
import { readArtifact, removeTemporaries, writeArtifact } from "./artifacts.ts";
import { createEventLog, openLogFile, readLog } from "./event-log.ts";
import type { LogFile } from "./event-log.ts";
import { storeFailure } from "./failure.ts";
import { acquireLock } from "./lock.ts";

export const eventsFile = "events.jsonl";

/**
 * Opens the store over an existing run folder as its only writer, cutting a torn tail off the log and noting the cut.
 * Throws `run-locked`, `log-missing`, `log-damaged`, `unwritable`, `disk-full`.
 */
export const openStore = async (
  folder: string,
  { openFile = openLogFile, now }: { openFile?: (path: string) => Promise<LogFile>; now?: () => Date } = {},
): Promise<Store> => {
  const path = join(folder, eventsFile);
  const release = await acquireLock(folder);
  try {
    const log = await readLog(path);
    const file = await openFile(path).catch((thrown: unknown) => {
      throw storeFailure(thrown, { path, doing: "open" });
    });
    try {
      const cut = log.size - log.length;
      if (cut > 0) {
        await file.truncate(log.length);
        await file.sync();
      }
      await removeTemporaries(folder);
      return createStore(folder, { file, path, log, cut, release, ...(now === undefined ? {} : { now }) });
    } catch (thrown) {
      await file.close();
      throw storeFailure(thrown, { path, doing: "repair" });
    }
  } catch (thrown) {
    await release();
    throw thrown;
  }
};

type StoreParts = {
  file: LogFile;
  path: string;
  log: Awaited<ReturnType<typeof readLog>>;
  cut: number;
  release: () => Promise<void>;
  now?: () => Date;
};

const createStore = (folder: string, { file, path, log, cut, release, now }: StoreParts): Store => {
  const listeners = new Set<(event: RunEvent, replayed: boolean) => void>();
  const announce = (event: RunEvent, replayed: boolean) => {
    for (const listener of listeners) listener(event, replayed);
  };
  const events: RunEvent[] = log.records.map(({ event }) => event);
  const recorded = new Map(log.records.flatMap(({ key, event }) => (key === null ? [] : [[key, event] as const])));
  /** Keys answered by the log that this process has not asked for yet. */
  const unasked = new Set(recorded.keys());
  const running = new Map<string, Promise<RunEvent>>();
  const journal = createEventLog(file, {
    path,
    log,
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
    write: (place, content) => writeArtifact(folder, { path: place, content }),
    read: (place, hash) => readArtifact(folder, { path: place, hash }),
    close: async () => {
      try {
        await journal.close();
      } catch (thrown) {
        throw storeFailure(thrown, { path, doing: "close" });
      } finally {
        await release();
      }
    },
  };
};
