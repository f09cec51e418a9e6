import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

type Process = { pid: number; parent: number; group: number; state: string; command: string };

/** All processes, from /proc: Linux only. */
export const processes = (): Process[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        const [state = "", parent, group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
        return [{ pid: Number(name), parent: Number(parent), group: Number(group), state, command }];
      } catch {
        return [];
      }
    });

export const isRunning = (pid: number): boolean =>
  processes().some((process) => process.pid === pid && process.state !== "Z");

export const sandboxesOf = (parent: number): number[] =>
  processes()
    .filter((process) => process.parent === parent && process.command.includes("rewardsmith-sandbox"))
    .map(({ pid }) => pid);

/** True as soon as it holds; false when it has not for a long time. */
export const eventually = async (holds: () => boolean, milliseconds = 20_000): Promise<boolean> => {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(50)) if (holds()) return true;
  return holds();
};
