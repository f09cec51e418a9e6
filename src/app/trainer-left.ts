import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { jobVariable } from "../training/trainer/command.ts";

export type LeftRunning = { pid: number; command: string };

/** How long the killed may take to be gone; a busy machine reaps late. */
const patienceMilliseconds = 5000;

/** A process that has ended and is not reaped yet has neither. */
const textIn = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};

const runningOf = (folder: string): LeftRunning[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) =>
      textIn(`/proc/${name}/environ`)
        .split("\0")
        .some((one) => one.startsWith(`${jobVariable}=${folder}`)),
    )
    .map((name) => ({ pid: Number(name), command: textIn(`/proc/${name}/cmdline`).replaceAll("\0", " ").trim() }));

/** Processes of the jobs that lie in `folder`, children included, once those that were killed are gone; null where no /proc tells. */
export const leftRunning = async (folder: string): Promise<LeftRunning[] | null> => {
  if (!existsSync("/proc/self/environ")) return null;
  const end = Date.now() + patienceMilliseconds;
  let left = runningOf(folder);
  while (left.length > 0 && Date.now() < end) {
    await sleep(100);
    left = runningOf(folder);
  }
  return left;
};
