import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RunEvent } from "../../src/core/events.ts";
import type { RunSummary } from "../../src/core/summary.ts";
import { emptyFolder } from "./command.ts";

const older = fileURLToPath(new URL("../fixtures/run-folders/0.1.0/", import.meta.url));

/** A run as version 0.1.0 left it, by the end of its name, in a folder of its own. */
export const olderRun = (id: string): { cwd: string; folder: string } => {
  const name = readdirSync(older).find((each) => each.endsWith(id)) as string;
  const cwd = emptyFolder();
  const folder = join(cwd, "runs", name);
  cpSync(join(older, name), folder, { recursive: true });
  return { cwd, folder };
};

/** An ended run of two generations. */
export const endedRun = (): ReturnType<typeof olderRun> => olderRun("880dc9");

/** The one run below a folder. */
export const folderIn = (cwd: string): string => {
  const names = readdirSync(join(cwd, "runs")).filter((name) => !name.startsWith("."));
  if (names.length !== 1) throw new Error(`${names.length} runs in ${cwd}`);
  return join(cwd, "runs", names[0] as string);
};

export const logOf = (folder: string): string => readFileSync(join(folder, "events.jsonl"), "utf8");

export const eventsOf = (folder: string): RunEvent[] =>
  logOf(folder)
    .split("\n")
    .slice(0, -1)
    .map((line) => (JSON.parse(line) as { event: RunEvent }).event);

/** Keys of the trainings in a run's log. */
export const trainingsIn = (folder: string): string[] =>
  logOf(folder)
    .split("\n")
    .flatMap((line) =>
      line.includes('"type":"training-ended"') ? (/"key":"(training:[^"]+)"/.exec(line)?.[1] ?? []) : [],
    );

/** What two ways to the same result must agree on: everything but the path and what this process did. */
export const comparable = (text: string): Partial<RunSummary> => {
  const { run: _run, thisProcess: _process, best, ...rest } = JSON.parse(text) as RunSummary;
  return { ...rest, best: best && { ...best, reward: "" } };
};
