import { access, readdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import PQueue from "p-queue";
import { messageOf, usageError } from "../core/errors.ts";
import type { RunEvent } from "../core/events.ts";
import { nearestNames } from "../core/nearest.ts";
import { viewOf } from "../core/run-view.ts";
import type { RunSummary } from "../core/summary.ts";
import { poolOf, readSummary } from "../evolution/read-summary.ts";
import { readArtifact } from "./artifacts.ts";
import { configFile, readDocument, readOptional, runFile, summaryFile } from "./documents.ts";
import { readLog } from "./event-log.ts";
import { isMissing, storeFailure } from "./failure.ts";
import { lockHolder } from "./lock.ts";
import { isUnderWay, type RunDocument, type RunStatus } from "./run-store.ts";
import { eventsFile } from "./store.ts";

/** One line of `rewardsmith list`. */
export type RunEntry = {
  /** The folder's name. */
  name: string;
  folder: string;
  status: RunStatus | "damaged";
  environment: string;
  task: string;
  designer: string | null;
  seed: number | null;
  started: string;
  /** Fitness of the best candidate. */
  best: number | null;
  /** Whose seeds `best` is of: a claim on report seeds, or the highest of the search's noisy scores, where it was not confirmed. */
  bestOf: "report" | "search" | null;
  /** Why it is `damaged`. */
  problem?: string;
};

/** Everything of a run that is text, read without taking its lock. */
export type RunRecord = {
  folder: string;
  run: RunDocument;
  status: RunStatus;
  config: unknown;
  events: readonly RunEvent[];
  summary: RunSummary | null;
  read(path: string, hash?: string): Promise<string>;
};

/** A run that says it is running and has no living writer was killed: `interrupted`. */
export const liveStatus = async (folder: string, run: RunDocument): Promise<RunStatus> =>
  (await lockHolder(folder)) !== null ? "running" : run.status === "running" ? "interrupted" : run.status;

/** The summary of a run that ended; null of one that did not. */
export const summaryOfRun = async (folder: string): Promise<RunSummary | null> => {
  const summary = (await readOptional(folder, { name: summaryFile })) as RunSummary | null;
  return summary && readSummary(summary);
};

/** Reads a run, also one that is being written at the moment (a torn tail is left out). */
export const readRun = async (folder: string): Promise<RunRecord> => {
  const run = (await readDocument(folder, { name: runFile })) as RunDocument;
  const { records } = await readLog(join(folder, eventsFile));
  return {
    folder,
    run,
    status: await liveStatus(folder, run),
    config: await readOptional(folder, { name: configFile }),
    events: records.map(({ event }) => event),
    summary: await summaryOfRun(folder),
    read: (path, hash) => readArtifact(folder, { path, hash }),
  };
};

/** The best of the search so far, from the log: of a run that has not ended. */
const bestSoFar = async (folder: string): Promise<number | null> =>
  viewOf((await readLog(join(folder, eventsFile))).records.map(({ event }) => event)).best?.fitness ?? null;

/** `log` takes turns: the logs of thousands of runs, all at once, are more than a memory holds. */
const entryOf = async (folder: string, { log }: { log: PQueue }): Promise<RunEntry> => {
  const name = basename(folder);
  try {
    const run = (await readDocument(folder, { name: runFile })) as RunDocument;
    const status = await liveStatus(folder, run);
    const { environment, task, seed, started } = run;
    const known = { name, folder, status, environment, task, seed, started };
    const summary = isUnderWay(status)
      ? null
      : ((await readOptional(folder, { name: summaryFile })) as RunSummary | null);
    if (summary !== null) {
      // Of an ended run its two small documents say it all.
      const best = (summary.measured?.unmeasured ? null : summary.best?.fitness?.mean) ?? null;
      return { ...known, designer: summary.designer, best, bestOf: best === null ? null : poolOf(summary) };
    }
    const config = (await readOptional(folder, { name: configFile })) as { designer?: string } | null;
    const best = await log.add(() => bestSoFar(folder));
    return { ...known, designer: config?.designer ?? null, best, bestOf: best === null ? null : "search" };
  } catch (thrown) {
    const [, environment = "", task = ""] = /^[\d-]+_(.*)-(.*)_[^_]*$/.exec(name) ?? [];
    const unknown = { status: "damaged" as const, designer: null, seed: null, started: "", best: null, bestOf: null };
    return { name, folder, environment, task, ...unknown, problem: messageOf(thrown) };
  }
};

/** A system lets a process open some hundred files; ten thousand runs have several each. */
const foldersAtOnce = 16;

/** Folders under `root` that are runs by their names, newest first; none where `root` does not exist. */
const runNames = async (root: string): Promise<string[]> => {
  const home = resolve(root);
  const entries = await readdir(home, { withFileTypes: true }).catch((thrown: unknown) => {
    if (isMissing(thrown)) return [];
    throw storeFailure(thrown, { path: home, doing: "list" });
  });
  return entries
    .filter((entry) => entry.isDirectory() && /^\d{8}-\d{6}_/.test(entry.name))
    .map(({ name }) => name)
    .sort()
    .reverse();
};

/** All runs under `root`, newest first. A damaged folder is an entry that says so. */
export const listRuns = async (root: string): Promise<RunEntry[]> => {
  const names = await runNames(root);
  const queue = new PQueue({ concurrency: foldersAtOnce });
  const log = new PQueue({ concurrency: 1 });
  return queue.addAll(names.map((name) => () => entryOf(join(resolve(root), name), { log })));
};

const exists = async (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Runs whose name, or whose id alone, is spelt much like what was asked for. */
const nearestRuns = (wanted: string, names: readonly string[]): string[] => {
  const ids = names.map((name) => name.split("_").at(-1) as string);
  const near = nearestNames(basename(wanted), { known: [...names, ...ids] });
  return [...new Set(near.map((known) => (names.includes(known) ? known : names[ids.indexOf(known)]) as string))];
};

/** Of many names that fit, those that a message lists. */
const shown = 5;

/** Finds a run by its path, its folder's name, the start of the name, its id, or `latest`. Throws a usage error otherwise. */
export const resolveRun = async (root: string, wanted: string): Promise<string> => {
  if (wanted !== "" && (await exists(join(wanted, runFile)))) return resolve(wanted);
  const names = await runNames(root);
  const exact = names.filter((name) => name === wanted || name.endsWith(`_${wanted}`));
  const found =
    wanted === "latest"
      ? names.slice(0, 1)
      : exact.length > 0
        ? exact
        : names.filter(
            (name) => wanted !== "" && (name.startsWith(wanted) || name.split("_").at(-1)?.startsWith(wanted)),
          );
  const [only, another] = found;
  if (only !== undefined && another === undefined) return join(resolve(root), only);
  if (only === undefined) {
    const near = nearestRuns(wanted, names);
    throw usageError({
      code: "unknown-run",
      message: `There is no run "${wanted}" in ${resolve(root)}.`,
      action:
        near.length > 0
          ? `Did you mean ${near.join(" or ")}?`
          : "Give a run's folder or id; `rewardsmith list` shows them.",
    });
  }
  throw usageError({
    code: "ambiguous-run",
    message: `"${wanted}" fits ${found.length} runs: ${found.slice(0, shown).join(", ")}${found.length > shown ? ", …" : ""}.`,
    action: "Give more letters of the name, or its id.",
  });
};
