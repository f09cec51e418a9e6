import { randomBytes } from "node:crypto";
import { access, constants } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { RewardsmithError } from "../core/errors.ts";
import type { Store } from "../core/interfaces.ts";
import type { RunSummary } from "../core/summary.ts";
import { writeArtifact } from "./artifacts.ts";
import { configFile, parseDocument, runFile } from "./documents.ts";
import { encodeDocument } from "./encode.ts";
import { isMissing, storeFailure } from "./failure.ts";
import { syncParents, type FileSystem } from "./file-system.ts";
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

/** Why no run folder could be made: nothing is there yet that a resume could go on with, nor a file that is missing. */
const creationFailure = async (thrown: unknown, home: string): Promise<RewardsmithError> => {
  const failure = storeFailure(await causeOf(thrown, home), { path: home, doing: "create a run folder in" });
  if (failure.code !== "disk-full") return failure;
  const action = "Free some space and start the run again, or choose another place with --runs.";
  return new RewardsmithError({ code: failure.code, message: failure.message, action, cause: thrown });
};

/** What the system said: below a folder that takes no writes, Node's recursive mkdir says that nothing is there. */
const causeOf = async (thrown: unknown, path: string): Promise<unknown> => {
  const said = thrown instanceof RewardsmithError ? thrown.cause : thrown;
  if (!isMissing(said)) return said;
  try {
    await access(path, constants.W_OK);
    return said;
  } catch (refused) {
    return isMissing(refused) && dirname(path) !== path ? causeOf(said, dirname(path)) : refused;
  }
};

/** Removes the folders that this call made on the way to `root`, as far as they are empty. */
const removeMade = async (
  folder: string,
  { firstMade, files }: { firstMade: string; files: FileSystem },
): Promise<void> => {
  await files.removeFolder(folder, { all: false }).catch(() => undefined);
  if (folder !== firstMade) await removeMade(dirname(folder), { firstMade, files });
};

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
  now?: Date;
  system?: StoreSystem;
}): Promise<Store> => {
  const { files, machine } = system;
  const home = resolve(root);
  const id = randomBytes(3).toString("hex");
  const draft = join(home, `.creating-${id}-${machine.pid}`);
  const folder = join(home, name ?? `${stamp(now)}_${slug(environment)}-${slug(task)}_${id}`);
  const identity = { id, status: "running" as const, environment, task, seed, started: now.toISOString() };
  const document: RunDocument = { ...run, ...identity };
  // First of all, so that what cannot be kept leaves nothing behind.
  const documents = {
    [runFile]: encodeDocument(document, { name: "run" }),
    [configFile]: encodeDocument(config, { name: "config" }),
    [eventsFile]: "",
  };
  let firstMade: string | undefined;
  let place = draft;
  try {
    firstMade = await files.makeFolder(home);
    await files.makeFolder(draft);
    for (const [path, content] of Object.entries(documents)) await writeArtifact(draft, { path, content, files });
    await files.rename(draft, folder);
    place = folder;
    await files.syncFolder(home);
    if (firstMade !== undefined) await syncParents(files, { of: home, upTo: dirname(firstMade) });
    return await openStore(folder, { system });
  } catch (thrown) {
    await files.removeFolder(place, { all: true }).catch(() => undefined);
    if (firstMade !== undefined) await removeMade(home, { firstMade, files });
    throw await creationFailure(thrown, home);
  }
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
