import { readdirSync, readFileSync } from "node:fs";

type Process = { pid: number; parent: number; seconds: number };

/** Linux counts in ticks of a hundredth of a second, in the program and for it. */
const ticksPerSecond = 100;

const processes = (): Process[] =>
  readdirSync("/proc").flatMap((pid): Process[] => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
      const ticks = Number(fields[11]) + Number(fields[12]);
      return /^\d+$/.test(pid)
        ? [{ pid: Number(pid), parent: Number(fields[1]), seconds: ticks / ticksPerSecond }]
        : [];
    } catch {
      // Ended in between, or no process.
      return [];
    }
  });

/** Seconds of the processor that a process has taken so far, without those that it started. */
export const processorSeconds = (pid: number): number => processes().find((one) => one.pid === pid)?.seconds ?? 0;

/** Of all that this process started and that still runs, `but` for one. */
export const startedSeconds = (but?: number): number => {
  const all = processes();
  const own = new Set([process.pid]);
  for (let before = 0; before !== own.size;) {
    before = own.size;
    for (const { pid, parent } of all) if (own.has(parent)) own.add(pid);
  }
  return all
    .filter(({ pid }) => own.has(pid) && pid !== process.pid && pid !== but)
    .reduce((sum, { seconds }) => sum + seconds, 0);
};
