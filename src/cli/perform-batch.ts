import type { PlannedBatch, EndedBatch } from "../app/batch/batch.ts";
import type { BatchHooks } from "../app/batch/carry-out.ts";
import { tellBatch } from "../app/batch/told.ts";
import type { RunConfig } from "../app/config.ts";
import { asStarted } from "../app/invocation.ts";
import type { BatchRunStatus } from "../core/batch.ts";
import { ExitCode } from "../core/errors.ts";
import { batchText } from "./batch-text.ts";
import { interruptible } from "./perform.ts";
import { createBatchProgress } from "./progress/batch-progress.ts";

const codes: Record<BatchRunStatus, number> = {
  completed: ExitCode.done,
  errored: ExitCode.system,
  budget: ExitCode.budget,
  "all-failed": ExitCode.allFailed,
};

/** Carries a batch out with its plan and progress on stderr and Ctrl-C as an orderly, resumable end. Sets the exit code. */
export const performBatch = async (
  planned: PlannedBatch,
  {
    display,
    start,
  }: { display: RunConfig["display"]; start: (planned: PlannedBatch, hooks: BatchHooks) => Promise<EndedBatch> },
): Promise<EndedBatch> => {
  const todo = planned.standings.flatMap(({ run, todo: why }) => (why === null ? [] : [run]));
  const isShown = display !== "none" && display !== "jsonl";
  if (isShown) process.stderr.write(`${asStarted(batchText(tellBatch(planned)))}\n\n`);
  const progress = createBatchProgress({ display, stream: process.stderr, todo });
  const { interrupt, close } = interruptible(progress.say);
  try {
    const ended = await start(planned, {
      onEvent: progress.onEvent,
      onResume: progress.onResume,
      onEnded: progress.onEnded,
      onNotice: progress.say,
      interrupt: interrupt.signal,
    });
    process.exitCode = codes[ended.status];
    return ended;
  } finally {
    progress.close();
    close();
  }
};
