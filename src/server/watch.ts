import { join } from "node:path";
import { messageOf } from "../core/errors.ts";
import type { RunEvent } from "../core/events.ts";
import { createRunView, fold, viewOf } from "../core/run-view.ts";
import type { RunView } from "../core/run-view/types.ts";
import { followLog } from "../store/follow.ts";
import type { LogRecord } from "../store/record.ts";
import { eventsFile } from "../store/store.ts";
import { addProgress, type Progress } from "./progress.ts";

/** The last of what happened, with its time. */
export type TimedEvent = Pick<LogRecord, "seq" | "time"> & { event: RunEvent };

/** A run as its log tells it at this moment. */
export type WatchedRun = {
  folder: string;
  view: RunView;
  /** Events so far. */
  seq: number;
  /** When the last event came, ISO 8601; null before any. */
  lastTime: string | null;
  recent: readonly TimedEvent[];
  /** Learning curves of trainings under way, by job. */
  progress: Progress;
  /** Why the log cannot be read on. */
  problem: string | null;
};

export type RunWatches = {
  /** The run as it is now; read from its log once, and followed for as long as somebody asks. */
  run(folder: string): Promise<WatchedRun>;
  /** Calls back whenever the run has changed, until the returned function is called. */
  subscribe(folder: string, onChange: (run: WatchedRun) => void): () => void;
  close(): void;
};

const mostRecent = 400;
/** So long a log is followed that nobody asks for. */
const idleMilliseconds = 60_000;

const nothing = (folder: string): WatchedRun => ({
  folder,
  view: createRunView(),
  seq: 0,
  lastTime: null,
  recent: [],
  progress: new Map(),
  problem: null,
});

/** All of a log at once, or one record after another: a view of a long one is not copied for each of its events. */
const advanced = (run: WatchedRun, records: readonly LogRecord[]): WatchedRun => {
  const events = records.map(({ event }) => event);
  return {
    ...run,
    view: run.seq === 0 ? viewOf(events) : events.reduce(fold, run.view),
    seq: run.seq + records.length,
    lastTime: records.at(-1)?.time ?? run.lastTime,
    recent: [...run.recent, ...records.slice(-mostRecent).filter(({ event }) => event.type !== "training-progressed")]
      .slice(-mostRecent)
      .map(({ seq, time, event }) => ({ seq, time, event })),
    progress: addProgress(run.progress, events),
  };
};

type Watch = {
  now: WatchedRun;
  ready: Promise<void>;
  listeners: Set<(run: WatchedRun) => void>;
  stop: AbortController;
  timer: NodeJS.Timeout | null;
};

export const createWatches = (): RunWatches => {
  const watches = new Map<string, Watch>();

  const end = (folder: string): void => {
    const watch = watches.get(folder);
    watches.delete(folder);
    watch?.stop.abort();
    if (watch?.timer) clearTimeout(watch.timer);
  };

  const rest = (folder: string, watch: Watch): void => {
    if (watch.timer !== null) clearTimeout(watch.timer);
    watch.timer = watch.listeners.size > 0 ? null : setTimeout(() => end(folder), idleMilliseconds);
    watch.timer?.unref();
  };

  const begin = (folder: string): Watch => {
    const stop = new AbortController();
    const { promise: ready, resolve } = Promise.withResolvers<void>();
    const watch: Watch = { now: nothing(folder), ready, listeners: new Set(), stop, timer: null };
    const change = (now: WatchedRun): void => {
      watch.now = now;
      resolve();
      for (const listener of watch.listeners) listener(now);
    };
    const follow = async (): Promise<void> => {
      for await (const { records, restarted } of followLog(join(folder, eventsFile), { signal: stop.signal }))
        change(advanced(restarted ? nothing(folder) : watch.now, records));
    };
    follow().catch((thrown: unknown) => {
      change({ ...watch.now, problem: messageOf(thrown) });
      // Looked at anew by whoever asks next: a person may have put the file right.
      watches.delete(folder);
    });
    watches.set(folder, watch);
    return watch;
  };

  return {
    async run(folder) {
      const watch = watches.get(folder) ?? begin(folder);
      rest(folder, watch);
      await watch.ready;
      return watch.now;
    },
    subscribe(folder, onChange) {
      const watch = watches.get(folder) ?? begin(folder);
      watch.listeners.add(onChange);
      rest(folder, watch);
      return () => {
        watch.listeners.delete(onChange);
        if (watches.get(folder) === watch) rest(folder, watch);
      };
    },
    close() {
      for (const folder of watches.keys()) end(folder);
    },
  };
};
