import { execFileSync } from "node:child_process";
import { readlinkSync } from "node:fs";

export type Process = { pid: number; parent: number; args: string };

/** Every process of the machine. */
export const processes = (): Process[] =>
  execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" })
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .flatMap((match) =>
      match === null ? [] : [{ pid: Number(match[1]), parent: Number(match[2]), args: match[3] as string }],
    );

/** A process and everything below it: other tests' children go on beside us and are not ours to count. */
export const familyOf = (root: number, all: readonly Process[] = processes()): Set<number> => {
  const family = new Set([root]);
  for (let size = 0; size < family.size;) {
    size = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return family;
};

/** Of the family, or started in the run's folder since. */
export const leftOf = (family: ReadonlySet<number>, cwd: string): number[] =>
  processes()
    .map(({ pid }) => pid)
    .filter((pid) => {
      if (family.has(pid)) return true;
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === cwd;
      } catch {
        return false; // gone, or not ours to look at
      }
    });

/** Waits until the condition gives something other than undefined or false. It gives up before a test's own limit does, so that it is told who waited in vain. */
export const until = async (condition: () => unknown): Promise<void> => {
  for (let tries = 0; tries < 4000; tries++) {
    const value = condition();
    if (value !== undefined && value !== false) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("waited 100 s in vain");
};
