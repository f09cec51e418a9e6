import { execFileSync, spawn } from "node:child_process";
import { onTestFinished } from "vitest";
import { describeNeeding } from "../needing.ts";
import { binary } from "./command.ts";

const missing = (): string | undefined => {
  try {
    execFileSync("python3", ["-c", "import pty"]);
    return undefined;
  } catch {
    return "it needs python3 with pseudo-terminals";
  }
};

export const describeTerminal = (name: string, body: () => void): void => describeNeeding(missing(), name, body);

/** What is waited for on the screen, and what is typed then; null: `kill -9`. */
export type Step = readonly [text: string, keys: string | null];

const script = new URL("terminal.py", import.meta.url).pathname;

/** So many options further down, and Enter. */
export const down = (times: number): string => `${"\u001B[B".repeat(times)}\r`;

/** A person at a pseudo-terminal; `code` 99: what was waited for did not come. */
export const atTerminal = (
  steps: readonly Step[],
  { command, cwd, variables = {} }: { command: readonly string[]; cwd: string; variables?: Record<string, string> },
) =>
  new Promise<{ code: number | null; shown: string }>((resolve) => {
    const child = spawn("python3", [script, JSON.stringify(steps), process.execPath, binary, ...command], {
      cwd,
      env: {
        PATH: process.env["PATH"] ?? "",
        HOME: process.env["HOME"] ?? "",
        TERM: "xterm",
        ...variables,
        EDITOR: `sh -c 'printf "\\n// by hand\\n" >> "$1"' editor`,
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    let shown = "";
    child.stdout.on("data", (data: Buffer) => (shown += data.toString()));
    child.on("close", (code) => resolve({ code, shown }));
  });
