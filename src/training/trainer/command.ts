import { spawn } from "node:child_process";
import type { TrainerCommand } from "../../simulator/told/trainer.ts";

/** How a trainer's process ended, and what it said last. */
export type Ended = { code: number | null; signal: string | null; lastWords: string[] };

/** In the environment of a trainer and of what it starts: the path of its JOB.json. */
export const jobVariable = "REWARDSMITH_JOB";

const keptCharacters = 8192;
/** How long last words may be on their way once a trainer has ended. */
const patienceMilliseconds = 500;
/** Lines that are passed on of one that failed. */
const lastLines = 20;

/** A line of standard output by which a trainer may tell how far it is. */
const progressLine = /^\s*\{\s*"rewardsmith\/progress"\s*:\s*(\d+)\s*\}\s*$/;

/**
 * Runs `command JOB.json OUT_DIR` in the folder where it was given, in this process's own group, so that whoever ends that ends the
 * trainer and what it started. Of what it prints the last lines are kept, however much it is.
 */
export const runTrainer = (
  { command, folder }: TrainerCommand,
  {
    jobFile,
    out,
    variables,
    onSteps,
  }: {
    jobFile: string;
    out: string;
    variables: Record<string, string>;
    /** Environment steps so far. */
    onSteps?: (steps: number) => void;
  },
): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn("sh", ["-c", `${command} "$@"`, "sh", jobFile, out], {
      cwd: folder,
      // Its children have it too: by this they are known as this job's.
      env: { ...variables, [jobVariable]: jobFile },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    let line = "";
    const hear = (text: string) => {
      said = (said + text).slice(-keptCharacters);
    };
    child.stderr.setEncoding("utf8").on("data", hear);
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const lines = (line + text).split("\n");
      line = (lines.pop() ?? "").slice(-keptCharacters);
      for (const each of lines) {
        const steps = progressLine.exec(each)?.[1];
        if (steps !== undefined) onSteps?.(Number(steps));
      }
    });
    let over = false;
    const end = (code: number | null, signal: string | null) => {
      if (over) return;
      over = true;
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ code, signal, lastWords: said.trimEnd().split("\n").slice(-lastLines) });
    };
    child.on("error", (error) => {
      hear(error.message);
      end(null, null);
    });
    child.on("close", end);
    // What it left running may hold its pipes for ever.
    child.on("exit", (code, signal) => setTimeout(end, patienceMilliseconds, code, signal).unref());
  });
