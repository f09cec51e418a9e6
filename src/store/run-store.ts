import { randomBytes } from "node:crypto";
import { join, resolve } from "node:path";
import type { Store } from "../core/interfaces.ts";
import type { RunSummary } from "../core/summary.ts";
import { createFolder } from "./create-folder.ts";
import { configFile, parseDocument, runFile } from "./documents.ts";
import { encodeDocument } from "./encode.ts";
import { eventsFile, openStore, thisSystem, type OpenOptions, type StoreSystem } from "./store.ts";

export type RunStatus = "running" | RunSummary["status"];

/** Not ended: a `summary.json` that lies there is of a part that was extended, and claims nothing of what goes on. */
export const isUnderWay = (status: RunStatus): boolean => status === "running" || status === "interrupted";

/** `run.json`: who a run is. The caller adds versions, git state, price table and sandbox layers as it likes. */
export type RunDocument = {
  id: string;
  status: RunStatus;
  environment: string;
  task: string;
  seed: number;
  /** ISO 8601, UTC. */
  started: string;
  [detail: string]: unknown;
};

export const printJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Lower-case letters, digits and dashes only, so that a name can be typed and is safe on every file system. */
const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 40) || "unnamed";

const stamp = (time: Date): string =>
  time
    .toISOString()
    .replaceAll(/[-:]|\.\d+Z/g, "")
    .replace("T", "-");

/**
 * Makes `<root>/<yyyymmdd-hhmmss>_<environment>-<task>_<id>/` (time in UTC) with run.json, config.json and an empty event log,
 * and opens it for writing. All or nothing: the folder is built under a hidden name and renamed when it is whole.
 */
export const createRun = async ({
  root,
  environment,
  task,
  seed,
  run = {},
  config,
  files = {},
  name,
  now = new Date(),
  system = thisSystem,
}: {
  root: string;
  /** Of the folder, where another has given it one. */
  name?: string;
  environment: string;
  task: string;
  seed: number;
  /** Further members of run.json. */
  run?: Record<string, unknown>;
  config: unknown;
  /** Further files of the folder, by their paths in it. */
  files?: Record<string, string | Uint8Array>;
  now?: Date;
  system?: StoreSystem;
}): Promise<Store> => {
  const id = randomBytes(3).toString("hex");
  const folder = join(resolve(root), name ?? `${stamp(now)}_${slug(environment)}-${slug(task)}_${id}`);
  const identity = { id, status: "running" as const, environment, task, seed, started: now.toISOString() };
  const document: RunDocument = { ...run, ...identity };
  return createFolder(folder, {
    what: "run",
    // Encoded first of all, so that what cannot be kept leaves nothing behind.
    documents: {
      [runFile]: encodeDocument(document, { name: "run" }),
      [configFile]: encodeDocument(config, { name: "config" }),
      [eventsFile]: "",
      ...files,
    },
    open: () => openStore(folder, { system }),
    system,
  });
};

/** Opens a run for writing, to go on with it. Marks it as running again. */
export const openRun = async (folder: string, options: OpenOptions = {}): Promise<Store> => {
  const store = await openStore(resolve(folder), options);
  await setRunStatus(store, "running").catch(async (thrown: unknown) => {
    await store.close();
    throw thrown;
  });
  return store;
};

/** Writes the status into run.json, when a run ends or goes on. */
export const setRunStatus = async (store: Store, status: RunStatus): Promise<void> => {
  const document = parseDocument(await store.read(runFile), { path: join(store.folder, runFile) }) as RunDocument;
  if (document.status !== status) await store.write(runFile, printJson({ ...document, status }));
};
