import { readdir } from "node:fs/promises";
import { join } from "node:path";
import PQueue from "p-queue";
import { messageOf } from "../core/errors.ts";
import { viewOf } from "../core/run-view.ts";
import { batchFile, isBatchName, readBatch } from "../store/batches.ts";
import { configFile, readDocument, readOptional, runFile } from "../store/documents.ts";
import { readLog } from "../store/event-log.ts";
import { labelsFile, readLabels } from "../store/labels.ts";
import { liveStatus, summaryOfRun } from "../store/runs.ts";
import { isUnderWay, type RunDocument } from "../store/run-store.ts";
import { eventsFile } from "../store/store.ts";
import { fileMark } from "./file-mark.ts";
import { batchRow, damagedRow, runRow, type RunRow } from "./views/runs.ts";

export type RunsList = {
  /** All runs and batches below the folder, newest first. */
  rows(): Promise<RunRow[]>;
  /** Calls back when a run came, went or changed, until the returned function is called. */
  subscribe(onChange: () => void): () => void;
  close(): void;
};

const everyMilliseconds = 1000;
/** A system lets a process open some hundred files. */
const foldersAtOnce = 8;

const marksOf = async (folder: string): Promise<string> =>
  (await Promise.all([runFile, batchFile, eventsFile, labelsFile].map((name) => fileMark(join(folder, name))))).join(
    " ",
  );

/** A row of the list, of a run, a batch, or a run of a batch. What cannot be read is a row that says so. */
export const readRow = async (folder: string, name: string): Promise<RunRow> => {
  try {
    const labels = await readLabels(folder);
    if (isBatchName(name) && !name.includes(":")) return batchRow({ name, labels, record: await readBatch(folder) });
    const run = (await readDocument(folder, { name: runFile })) as RunDocument;
    const status = await liveStatus(folder, run);
    const { records } = await readLog(join(folder, eventsFile));
    return runRow({
      name,
      labels,
      run,
      status,
      config: await readOptional(folder, { name: configFile }),
      summary: isUnderWay(status) ? null : await summaryOfRun(folder),
      view: viewOf(records.map(({ event }) => event)),
      lastTime: records.at(-1)?.time ?? null,
    });
  } catch (thrown) {
    return damagedRow({ name, problem: messageOf(thrown) });
  }
};

const isRun = (name: string): boolean => /^(?:\d{8}-\d{6}_|batch_)/.test(name);

/** Rows are read once and again where their files have changed: a log of an ended run is opened once in a server's life. */
export const createRunsList = (runs: string): RunsList => {
  const known = new Map<string, { marks: string; row: RunRow }>();
  const listeners = new Set<() => void>();
  let told = "";
  let timer: NodeJS.Timeout | undefined;

  const look = async (): Promise<{ name: string; marks: string }[]> => {
    const names = (await readdir(runs).catch(() => [])).filter(isRun);
    return Promise.all(names.map(async (name) => ({ name, marks: await marksOf(join(runs, name)) })));
  };
  const poll = async (): Promise<void> => {
    const now = JSON.stringify(await look());
    if (told !== "" && told !== now) for (const listener of listeners) listener();
    told = now;
  };
  const next = (): void => {
    timer = setTimeout(() => void poll().finally(() => listeners.size > 0 && next()), everyMilliseconds);
    timer.unref();
  };
  return {
    async rows() {
      const here = await look();
      const queue = new PQueue({ concurrency: foldersAtOnce });
      const rows = await queue.addAll(
        here.map(({ name, marks }) => async () => {
          const before = known.get(name);
          // One that is under way may lose its process without a word in its files.
          if (before?.marks === marks && before.row.status !== "running") return before.row;
          const row = await readRow(join(runs, name), name);
          known.set(name, { marks, row });
          return row;
        }),
      );
      return rows.toSorted((left, right) => (left.started < right.started ? 1 : -1));
    },
    subscribe(onChange) {
      listeners.add(onChange);
      if (listeners.size === 1) next();
      return () => {
        listeners.delete(onChange);
        if (listeners.size === 0) clearTimeout(timer);
      };
    },
    close() {
      listeners.clear();
      clearTimeout(timer);
    },
  };
};
