import { join } from "node:path";
import { narrate } from "../app/progress/narrate.ts";
import { advance, createState, type ProgressState } from "../app/progress/state.ts";
import { messageOf } from "../core/errors.ts";
import { unseen } from "../core/run-view/put.ts";
import type { RunView } from "../core/run-view/types.ts";
import { followLog } from "../store/follow.ts";
import type { LogRecord } from "../store/record.ts";
import { eventsFile } from "../store/store.ts";
import { addProgress, type Progress } from "./progress.ts";

/** Something that happened, in the words of the terminal. */
export type Told = { seq: number; time: string; text: string };

/** A run as its log tells it at this moment. */
export type WatchedRun = {
  folder: string;
  view: RunView;
  /** Events so far. */
  seq: number;
  /** When the last event came, ISO 8601; null before any. */
  lastTime: string | null;
  /** The last that is worth a line, oldest first. */
  told: readonly Told[];
  /** Learning curves of trainings under way. */
  progress: Progress;
  /** What progress is told from; its clock stands still where the log does. */
  state: ProgressState;
  clock: number;
  /** Why the log cannot be read on. */
  problem: string | null;
};

export type RunWatches = {
  /** The run as it is now; read from its log once, and followed for as long as somebody asks. */
  run(folder: string): Promise<WatchedRun>;
  /** Calls back whenever the run has changed, until the returned function is called. What its log holds already is no change. */
  subscribe(folder: string, onChange: (run: WatchedRun) => void): () => void;
  close(): void;
};

const mostTold = 200;
/** So long a log is followed that nobody asks for. */
const idleMilliseconds = 60_000;
/** A log is silent for no longer while somebody works on its run: what is beyond is the time between two processes. */
export const longestSilence = 120_000;

const nothing = (folder: string): WatchedRun => {
  const state = createState(0);
  return {
    folder,
    view: state.view,
    seq: 0,
    lastTime: null,
    told: [],
    progress: new Map(),
    state,
    clock: 0,
    problem: null,
  };
};

const advanced = (run: WatchedRun, records: readonly LogRecord[]): WatchedRun => {
  const state = { ...run.state, asking: new Map(run.state.asking) };
  const told: Told[] = [];
  let { clock, lastTime } = run;
  unseen(() => {
    for (const { seq, time, event } of records) {
      clock += Math.min(longestSilence, lastTime === null ? 0 : Math.max(0, Date.parse(time) - Date.parse(lastTime)));
      lastTime = time;
      advance(state, event, clock);
      for (const text of narrate(event, state)) told.push({ seq, time, text });
    }
  });
  return {
    ...run,
    state,
    view: state.view,
    clock,
    lastTime,
    seq: run.seq + records.length,
    told: [...run.told, ...told].slice(-mostTold),
    progress: addProgress(
      run.progress,
      records.map(({ event }) => event),
    ),
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
    let isRead = false;
    const change = (now: WatchedRun): void => {
      watch.now = now;
      resolve();
      if (isRead) for (const listener of watch.listeners) listener(now);
      isRead = true;
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
