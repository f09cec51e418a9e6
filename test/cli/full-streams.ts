import { closeSync, existsSync, openSync, readdirSync, readFileSync } from "node:fs";
import { spawn } from "node:child_process";
import { join } from "node:path";
import type { RunSummary } from "../../src/core/summary.ts";
import { binary } from "./command.ts";

/** A search of seconds. */
export const small =
  `run --env cartpole --steps 512 --generations 1 --samples 1 --report-seeds 1 --selection-seeds 1 --episodes 2 --references none --display plain`.split(
    /\s+/,
  );

export const statusesIn = (cwd: string): unknown[] =>
  readdirSync(join(cwd, "runs"))
    .filter((name) => !name.startsWith("."))
    .map((name) => {
      const { status } = JSON.parse(readFileSync(join(cwd, "runs", name, "summary.json"), "utf8")) as RunSummary;
      return status;
    });

export const hasFull = existsSync("/dev/full");
if (!hasFull) console.warn("skipped: a full disk behind a stream, for this system has no /dev/full");

/** With `full` as one of the two; what the other one got. */
export const ontoFull = (arguments_: readonly string[], { cwd, full }: { cwd: string; full: "stdout" | "stderr" }) => {
  const descriptor = openSync("/dev/full", "w");
  const child = spawn(process.execPath, [binary, ...arguments_], {
    cwd,
    env: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "" },
    stdio: ["ignore", full === "stdout" ? descriptor : "pipe", full === "stderr" ? descriptor : "pipe"],
  });
  closeSync(descriptor);
  let said = "";
  const other = full === "stdout" ? child.stderr : child.stdout;
  other?.on("data", (data: Buffer) => (said += data.toString()));
  return new Promise<{ code: number | null; said: string }>((resolve) => {
    child.on("close", (code) => resolve({ code, said }));
  });
};
