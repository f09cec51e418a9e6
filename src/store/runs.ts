import { access, readdir, readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { messageOf, usageError } from "../core/errors.ts";
import type { RunEvent } from "../core/events.ts";
import { nearestNames } from "../core/nearest.ts";
import type { RunSummary } from "../core/summary.ts";
import { readArtifact } from "./artifacts.ts";
import { readLog } from "./event-log.ts";
import { isMissing, storeFailure } from "./failure.ts";
import { lockHolder } from "./lock.ts";
import { configFile, runFile, summaryFile } from "./run-store.ts";
import type { RunDocument, RunStatus } from "./run-store.ts";
import { eventsFile } from "./store.ts";

/** One line of `rewardsmith list`. */
export type RunEntry = {
  /** The folder's name. */
  name: string;
  folder: string;
  status: RunStatus | "damaged";
  environment: string;
  task: string;
  seed: number | null;
  started: string;
  /** Fitness of the best candidate: confirmed on report seeds where the run ended, else the best of its search so far. */
  best: number | null;
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

const readJson = async (folder: string, path: string): Promise<unknown> =>
  JSON.parse(await readArtifact(folder, { path })) as unknown;

const readOptional = async (folder: string, path: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(join(folder, path), "utf8"));
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
};

/** A run that says it is running and has no living writer was killed: `interrupted`. */
const liveStatus = async (folder: string, run: RunDocument): Promise<RunStatus> =>
  (await lockHolder(folder)) !== null ? "running" : run.status === "running" ? "interrupted" : run.status;

const bestSoFar = (events: readonly RunEvent[]): number | null => {
  const scores = events.flatMap((event) =>
    event.type === "candidate-evaluated" && event.fitness !== null ? [event.fitness] : [],
  );
  return scores.length === 0 ? null : Math.max(...scores);
};

/** Reads a run, also one that is being written at the moment (a torn tail is left out). */
export const readRun = async (folder: string): Promise<RunRecord> => {
  const run = (await readJson(folder, runFile)) as RunDocument;
  const { records } = await readLog(join(folder, eventsFile));
  return {
    folder,
    run,
    status: await liveStatus(folder, run),
    config: await readOptional(folder, configFile),
    events: records.map(({ event }) => event),
    summary: (await readOptional(folder, summaryFile)) as RunSummary | null,
    read: (path, hash) => readArtifact(folder, { path, hash }),
  };
};

const entryOf = async (folder: string): Promise<RunEntry> => {
  const name = basename(folder);
  try {
    const run = (await readJson(folder, runFile)) as RunDocument;
    const status = await liveStatus(folder, run);
    const summary = (await readOptional(folder, summaryFile)) as RunSummary | null;
    const confirmed = status === "running" || status === "interrupted" ? null : summary;
    const best =
      confirmed === null
        ? bestSoFar((await readLog(join(folder, eventsFile))).records.map(({ event }) => event))
        : (confirmed.best?.fitness.mean ?? null);
    const { environment, task, seed, started } = run;
    return { name, folder, status, environment, task, seed, started, best };
  } catch (thrown) {
    const [, environment = "", task = ""] = /^[\d-]+_(.*)-(.*)_[^_]*$/.exec(name) ?? [];
    const unknown = { status: "damaged" as const, seed: null, started: "", best: null };
    return { name, folder, environment, task, ...unknown, problem: messageOf(thrown) };
  }
};

/** All runs under `root`, newest first; none where `root` does not exist. A damaged folder is an entry that says so. */
export const listRuns = async (root: string): Promise<RunEntry[]> => {
  const home = resolve(root);
  const entries = await readdir(home, { withFileTypes: true }).catch((thrown: unknown) => {
    if (isMissing(thrown)) return [];
    throw storeFailure(thrown, { path: home, doing: "list" });
  });
  const names = entries
    .filter((entry) => entry.isDirectory() && /^\d{8}-\d{6}_/.test(entry.name))
    .map(({ name }) => name);
  return Promise.all(
    names
      .sort()
      .reverse()
      .map((name) => entryOf(join(home, name))),
  );
};

const exists = async (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Runs whose name, or whose id alone, is spelt much like what was asked for. */
const nearestRuns = (wanted: string, runs: readonly RunEntry[]): string[] => {
  const names = runs.map(({ name }) => name);
  const ids = names.map((name) => name.split("_").at(-1) as string);
  const near = nearestNames(basename(wanted), { known: [...names, ...ids] });
  return [...new Set(near.map((known) => (names.includes(known) ? known : names[ids.indexOf(known)]) as string))];
};

/** Finds a run by its path, its folder's name, the start of the name, its id, or `latest`. Throws a usage error otherwise. */
export const resolveRun = async (root: string, wanted: string): Promise<string> => {
  if (wanted !== "" && (await exists(join(wanted, runFile)))) return resolve(wanted);
  const runs = await listRuns(root);
  const exact = runs.filter(({ name }) => name === wanted || name.endsWith(`_${wanted}`));
  const found =
    wanted === "latest"
      ? runs.slice(0, 1)
      : exact.length > 0
        ? exact
        : runs.filter(
            ({ name }) => wanted !== "" && (name.startsWith(wanted) || name.split("_").at(-1)?.startsWith(wanted)),
          );
  const [only, another] = found;
  if (only !== undefined && another === undefined) return only.folder;
  if (only === undefined) {
    const near = nearestRuns(wanted, runs);
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
    message: `"${wanted}" fits ${found.length} runs: ${found.map(({ name }) => name).join(", ")}.`,
    action: "Give more letters of the name, or its id.",
  });
};
