import { spawn } from "node:child_process";
import { mkdir, open, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { messageOf, RewardsmithError } from "../../core/errors.ts";
import { isBatchName } from "../../store/batches.ts";
import { lockHolder } from "../../store/lock.ts";
import { scriptOf } from "../invocation.ts";

/*
 * .started/<id>/ of a runs folder: a command that somebody else than a terminal started, under a name that they chose.
 *   command.json  its words and when it was asked for
 *   said          what it says: standard error
 *   summary.json  what it comes to: standard output
 *   process       its process, once there is one
 *   run           the name of its run folder, once it was seen
 */
const folderOfStarted = (runs: string, id: string): string => join(runs, ".started", id);

/** What may name a started command: it names a folder. */
export const isStartId = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9-]{7,63}$/.test(text);

export type StartedCommand = {
  id: string;
  words: readonly string[];
  state: "starting" | "running" | "ended";
  /** The name of its run folder; null before it is there. */
  run: string | null;
  /** The last of what it said on standard error. */
  said: string;
};

/** The command line of this very program, which has its own process, folder of the person and environment. */
const commandLineOf = (words: readonly string[]): [string, string[]] => [process.execPath, [scriptOf(), ...words]];

/** With all that this process knows: what it starts is this program again, which needs the person's keys and options. */
const environment = (): NodeJS.ProcessEnv => ({ ...process.env });

const begin = async (folder: string, words: readonly string[]): Promise<void> => {
  const [said, summary] = await Promise.all([open(join(folder, "said"), "a"), open(join(folder, "summary.json"), "a")]);
  try {
    const [program, given] = commandLineOf(words);
    // A session of its own: it outlives whoever started it, and the terminal of that one.
    const child = spawn(program, given, {
      detached: true,
      stdio: ["ignore", summary.fd, said.fd],
      env: environment(),
    });
    const pid = await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("spawn", () => resolve(child.pid as number));
    });
    child.unref();
    await writeFile(join(folder, "process"), String(pid));
  } catch (thrown) {
    throw new RewardsmithError({
      code: "not-started",
      message: `the command could not be started: ${messageOf(thrown)}`,
      action: "Look at memory and limits of this machine, then try again.",
    });
  } finally {
    await Promise.all([said.close(), summary.close()]);
  }
};

/** Between the claim and the process, by folder. */
const underWay = new Map<string, Promise<void>>();

const claimAndBegin = async (folder: string, words: readonly string[]): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const command = join(folder, "command.json");
  if ((await textOf(command)) === "")
    await writeFile(command, JSON.stringify({ words, asked: new Date().toISOString() }));
  // Whoever was killed before it had started anything left no process and no word of one.
  const isBegun = (await textOf(join(folder, "process"))) !== "" || (await textOf(join(folder, "said"))) !== "";
  if (!isBegun) await begin(folder, words);
};

/**
 * Starts this program with these words, in a process of its own that outlives this one. The same `id` again starts
 * nothing twice. Throws `not-started`.
 */
export const launch = (runs: string, { id, words }: { id: string; words: readonly string[] }): Promise<void> => {
  const folder = folderOfStarted(runs, id);
  const known = underWay.get(folder) ?? claimAndBegin(folder, words).finally(() => underWay.delete(folder));
  underWay.set(folder, known);
  return known;
};

const textOf = (path: string): Promise<string> => readFile(path, "utf8").catch(() => "");

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === "EPERM";
  }
};

/** The folder that a process writes: of a run among those that were made since, or of a batch. */
const runOfProcess = async (runs: string, { pid, since }: { pid: number; since: string }): Promise<string | null> => {
  // A folder's name begins with its time; a second before, for who counts in whole ones.
  const from = new Date(Date.parse(since) - 1000)
    .toISOString()
    .replaceAll(/[-:]|\.\d+Z/g, "")
    .replace("T", "-");
  const names = (await readdir(runs)).filter(
    (name) => isBatchName(name) || (/^\d{8}-\d{6}_/.test(name) && name >= from),
  );
  for (const name of names) if ((await lockHolder(join(runs, name)).catch(() => null))?.pid === pid) return name;
  return null;
};

/** The run that a summary on standard output is of. */
const runOfSummary = (text: string): string | null => {
  try {
    const { run } = JSON.parse(text) as { run?: unknown };
    return typeof run === "string" ? basename(run) : null;
  } catch {
    return null;
  }
};

const mostSaid = 4000;

/** Where a started command stands; null where none was started under this name. */
export const standingOfStarted = async (runs: string, id: string): Promise<StartedCommand | null> => {
  const folder = folderOfStarted(runs, id);
  const command = await textOf(join(folder, "command.json"));
  if (command === "") return null;
  const { words, asked } = JSON.parse(command) as { words: string[]; asked: string };
  const [said, process_, known, summary] = await Promise.all(
    ["said", "process", "run", "summary.json"].map((name) => textOf(join(folder, name))),
  );
  const pid = Number(process_);
  const lives = process_ !== "" && isAlive(pid);
  const found =
    known || ((lives ? await runOfProcess(runs, { pid, since: asked }) : null) ?? runOfSummary(summary ?? ""));
  if (found && !known) await writeFile(join(folder, "run"), found);
  return {
    id,
    words,
    state: process_ === "" ? "starting" : !lives ? "ended" : found ? "running" : "starting",
    run: found || null,
    said: (said ?? "").slice(-mostSaid),
  };
};
