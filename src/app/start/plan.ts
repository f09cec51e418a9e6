import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { usageError } from "../../core/errors.ts";
import { scriptOf } from "../invocation.ts";
import type { DryRun } from "../dry-run.ts";

/** A plan takes a trial of the world's speed: seconds; a world in Python may be slow to open. */
const longestMilliseconds = 180_000;

/**
 * What these words would do and cost, asked of a process of its own as `--dry-run` says it: a world that hangs or takes all
 * memory is none of this one's. Throws what that process refuses, in its words.
 */
export const planOfWords = async (words: readonly string[], { signal }: { signal: AbortSignal }): Promise<DryRun> => {
  const child = spawn(process.execPath, [scriptOf(), ...words], {
    stdio: ["ignore", "pipe", "pipe"],
    // The same program again, which resolves the person's options and looks for their keys.
    env: { ...process.env },
    signal: AbortSignal.any([signal, AbortSignal.timeout(longestMilliseconds)]),
    killSignal: "SIGKILL",
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const [code, printed, said] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  if (code === 0) return JSON.parse(printed) as DryRun;
  const [first = "", ...rest] = said.trim().split("\n");
  throw usageError({
    code: "no-plan",
    message: first.replace(/^rewardsmith: /, "") || `the plan could not be made (${code})`,
    action: rest.join(" ").replaceAll(/\s+/g, " ").trim() || "Change what is asked for.",
  });
};
