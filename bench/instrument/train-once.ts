import { readFileSync } from "node:fs";
import { entry } from "../../src/app/paths.ts";
import { locate } from "../../src/app/places.ts";
import type { TrainJob } from "../../src/core/job.ts";
import type { TrainOutcome } from "../../src/core/outcome.ts";
import { evaluationEnvironment } from "../../src/execution/environment-variables.ts";
import { startEvaluationChild } from "../../src/execution/evaluation-child.ts";

/** Linux counts in hundredths of a second on every machine that Node runs on. */
const TICKS_PER_SECOND = 100;
const DEADLINE_MILLISECONDS = 6 * 3600 * 1000;

/** Of a process and of those it has waited for (its sandbox, once closed), from Linux's /proc; null elsewhere. */
const processorSeconds = (pid: number): number | null => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // Behind the command's name, which may hold anything: state is field 3, the four times are fields 14 to 17.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return fields.slice(11, 15).reduce((total, ticks) => total + Number(ticks), 0) / TICKS_PER_SECOND;
  } catch {
    return null;
  }
};

/**
 * One training in the product's own evaluation child, thrown away afterwards; not through its executor, since the child
 * must still be there to be asked what it cost. null when aborted.
 */
export const trainOnce = async (
  job: TrainJob,
  signal: AbortSignal,
): Promise<{ outcome: TrainOutcome; cpuSeconds: number | null } | null> => {
  if (signal.aborted) return null;
  const child = startEvaluationChild({
    childPath: entry("child"),
    environmentVariables: evaluationEnvironment(process.env),
  });
  const onAbort = () => void child.kill();
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    const attempt = await child.run(job, { places: locate(job), deadlineMilliseconds: DEADLINE_MILLISECONDS });
    const cpuSeconds = child.pid === undefined ? null : processorSeconds(child.pid);
    if (attempt.kind === "killed") return null;
    if (attempt.kind !== "ended")
      throw new Error(`${job.environment.name}/${job.task.name}: ${JSON.stringify(attempt)}`);
    return { outcome: attempt.outcome as TrainOutcome, cpuSeconds };
  } finally {
    signal.removeEventListener("abort", onAbort);
    await child.kill();
  }
};
