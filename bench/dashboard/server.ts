import { execFileSync, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

const command = join(import.meta.dirname, "../../bin/rewardsmith.mjs");

export type ServerProcess = { address: string; pid: number; close(): Promise<void> };

/** `rewardsmith serve` in a process of its own, so that its memory is the server's. */
export const startServerProcess = async (runs: string): Promise<ServerProcess> => {
  const child = spawn(process.execPath, [command, "serve", runs, "--no-open"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  for await (const line of createInterface({ input: child.stdout }))
    return {
      address: line,
      pid: child.pid as number,
      close: async () => {
        child.kill("SIGTERM");
        await ended;
      },
    };
  throw new Error("the server ended without an address");
};

/** Resident memory of a process. */
export const residentMegabytes = (pid: number): number =>
  Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1e3;
