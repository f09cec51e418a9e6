import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export const binary = fileURLToPath(new URL("../../bin/rewardsmith.mjs", import.meta.url));

export type Finished = { code: number | null; stdout: string; stderr: string };

/** An empty folder that goes away with the test. */
export const emptyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "rewardsmith-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** The command line as a person calls it, from a folder of their own, with no key and no settings of ours. */
export const startCommand = (
  arguments_: readonly string[],
  { cwd, env = {}, input }: { cwd: string; env?: Record<string, string>; input?: string },
) => {
  const child = spawn(process.execPath, [binary, ...arguments_], {
    cwd,
    env: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  // Who ends before it was read needs it no more.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  // A test that fails or runs out of time must not leave it behind.
  onTestFinished(() => void child.kill("SIGKILL"));
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (data: Buffer) => (stdout += data.toString()));
  child.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
  const finished = new Promise<Finished>((resolve) => {
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
  return { child, finished, stderr: () => stderr };
};

export const runCommand = (
  arguments_: readonly string[],
  options: { cwd: string; env?: Record<string, string>; input?: string },
): Promise<Finished> => startCommand(arguments_, options).finished;
