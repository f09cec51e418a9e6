import { readdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { batchStates, type BatchEvent, type BatchRunState } from "../core/batch.ts";
import { messageOf } from "../core/errors.ts";
import type { Store } from "../core/interfaces.ts";
import { createFolder } from "./create-folder.ts";
import { parseDocument, readDocument, readOptional } from "./documents.ts";
import { readLog } from "./event-log.ts";
import { isMissing, storeFailure } from "./failure.ts";
import { nodeFiles, type FileSystem } from "./file-system.ts";
import { lockHolder } from "./lock.ts";
import { printJson, type RunStatus } from "./run-store.ts";
import { eventsFile, openStore, thisSystem, type StoreSystem } from "./store.ts";

/*
 * batch_<name>/
 *   batch.json     who the batch is
 *   plan.json      the file as it was resolved, and its runs; written whole whenever the batch is carried out
 *   events.jsonl   its own log
 *   queue.json     who works for it and how many trainings wait; of a batch that nobody carries out it means nothing
 *   inbox/         what another process asks of the one that carries it out
 *   runs/<key>/    a run folder each
 */

export const batchFile = "batch.json";
export const planFile = "plan.json";
export const queueFile = "queue.json";
export const runsOfBatch = "runs";

const prefix = "batch_";

/** Whether a folder of that name is a batch's. */
export const isBatchName = (name: string): boolean => name.startsWith(prefix);

/** `batch.json`. */
export type BatchDocument = {
  name: string;
  /** `errored`: of its runs at least one, by something that no candidate is to blame for. */
  status: RunStatus | "errored";
  /** Absolute path of the file that it was made from; null where it came from flags. */
  file: string | null;
  /** ISO 8601, UTC. */
  started: string;
  /** Runs of the plan. */
  runs: number;
  /** The process that carries it out was asked to end, and does. */
  stopping?: true | undefined;
};

/** `plan.json`: so that a batch is summarised and gone on with where its file is gone. */
export type BatchPlan = {
  file: unknown;
  /** What its command said over the file, of the whole batch. Those of before lack it. */
  said?: { budget: Record<string, number>; jobs?: number | undefined; failFast?: boolean | undefined };
  runs: { key: string; cell: Record<string, string>; seed: number; identity: Record<string, string> }[];
};

/**
 * A batch's log keeps its own events in the same records: the store writes down whatever is JSON, and which events a
 * folder holds is known from what the folder is of.
 */
export type BatchStore = Omit<Store, "once" | "events" | "note" | "subscribe"> & {
  once(key: string, event: BatchEvent): Promise<void>;
  events(): readonly BatchEvent[];
};

const asBatchStore = (store: Store): BatchStore => {
  const once = store.once as unknown as (key: string, effect: () => Promise<BatchEvent>) => Promise<BatchEvent>;
  return {
    folder: store.folder,
    once: async (key, event) => void (await once(key, async () => event)),
    // A cut tail is told as a notice, which is no event of a batch.
    events: () => (store.events() as unknown as readonly BatchEvent[]).filter(({ type }) => type.startsWith("batch-")),
    write: store.write,
    read: store.read,
    close: store.close,
  };
};

/** What cannot be looked at, such as a name that is too long, is no batch. */
const isThere = (path: string, files: FileSystem): Promise<boolean> => files.exists(path).catch(() => false);

export const batchFolder = (root: string, name: string): string => join(resolve(root), `${prefix}${name}`);

/** Opens a batch for writing, made first where it is not there. */
export const openBatch = async (
  folder: string,
  document: Omit<BatchDocument, "started" | "status">,
  { system = thisSystem }: { system?: StoreSystem } = {},
): Promise<BatchStore> => {
  const open = async (): Promise<BatchStore> => asBatchStore(await openStore(folder, { system }));
  if (await isThere(join(folder, batchFile), system.files)) return open();
  const whole: BatchDocument = { ...document, status: "running", started: new Date().toISOString() };
  const documents = { [batchFile]: printJson(whole), [eventsFile]: "" };
  return createFolder(folder, { what: "batch", documents, open, system });
};

/** Writes into batch.json what changed. */
export const updateBatch = async (store: BatchStore, change: Partial<BatchDocument>): Promise<void> => {
  const document = parseDocument(await store.read(batchFile), { path: join(store.folder, batchFile) }) as BatchDocument;
  await store.write(batchFile, printJson({ ...document, ...change }));
};

/** A batch as it lies there, read without its lock. */
export type BatchRecord = {
  folder: string;
  batch: BatchDocument;
  plan: BatchPlan;
  states: Map<string, BatchRunState>;
};

/** `batch.json`, and whether a process carries it out. */
export const liveBatch = async (folder: string): Promise<BatchDocument> => {
  const batch = (await readDocument(folder, { name: batchFile })) as BatchDocument;
  const held = (await lockHolder(folder)) !== null;
  return { ...batch, status: held ? "running" : batch.status === "running" ? "interrupted" : batch.status };
};

export const readBatch = async (folder: string): Promise<BatchRecord> => {
  const batch = await liveBatch(folder);
  // Killed before its first plan was written, it has begun nothing.
  const plan = ((await readOptional(folder, { name: planFile })) ?? { file: null, runs: [] }) as BatchPlan;
  const { records } = await readLog(join(folder, eventsFile));
  const events = records.map(({ event }) => event) as unknown as BatchEvent[];
  return { folder, batch, plan, states: batchStates(events) };
};

/** Runs of its plan that are over. */
export const countEnded = ({ plan, states }: Pick<BatchRecord, "plan" | "states">): number =>
  plan.runs.filter(({ key }) => states.get(key)?.ended).length;

/** One line of `rewardsmith list`; of a batch its runs are counted, not opened. */
export type BatchEntry = {
  name: string;
  folder: string;
  status: BatchDocument["status"] | "damaged";
  started: string;
  runs: number;
  /** Of the runs of its plan. */
  ended: number;
  problem?: string;
};

const entryOf = async (folder: string): Promise<BatchEntry> => {
  const name = basename(folder);
  try {
    const record = await readBatch(folder);
    const { status, started, runs } = record.batch;
    return { name, folder, status, started, runs, ended: countEnded(record) };
  } catch (thrown) {
    return { name, folder, status: "damaged", started: "", runs: 0, ended: 0, problem: messageOf(thrown) };
  }
};

/** Every batch under `root`, newest first. */
export const listBatches = async (root: string): Promise<BatchEntry[]> => {
  const home = resolve(root);
  const names = await readdir(home).catch((thrown: unknown) => {
    if (isMissing(thrown)) return [];
    throw storeFailure(thrown, { path: home, doing: "list" });
  });
  const entries: BatchEntry[] = [];
  // One after the other: each holds a log in memory while it is read.
  for (const name of names.filter(isBatchName)) entries.push(await entryOf(join(home, name)));
  return entries.sort((left, right) => (left.started < right.started ? 1 : -1));
};

/** The folder of a batch by its path, its folder's name or its own name; null where there is none of it. */
export const findBatch = async (root: string, wanted: string): Promise<string | null> => {
  if (wanted === "") return null;
  for (const folder of [wanted, join(root, wanted), batchFolder(root, wanted)]) {
    if (await isThere(join(folder, batchFile), nodeFiles)) return resolve(folder);
  }
  return null;
};
