import { join } from "node:path";
import PQueue from "p-queue";
import { runName, type BatchEvent, type BatchRunStatus } from "../../core/batch.ts";
import { commandLine } from "../../core/command-line.ts";
import { messageOf, RewardsmithError } from "../../core/errors.ts";
import type { RunEvent } from "../../core/events.ts";
import type { RunSummary } from "../../core/summary.ts";
import { createLine } from "../../execution/local-queue.ts";
import type { PriceTable } from "../../model/prices.ts";
import { runsOfBatch, type BatchStore } from "../../store/batches.ts";
import { fromHere } from "../invocation.ts";
import { whenOver } from "../time-cap.ts";
import { budgetOf, type BatchBudget } from "./budget.ts";
import { wholeExceeded } from "./exceeded.ts";
import type { PlannedRun } from "./plan.ts";
import { watchQueues } from "./queue-watch.ts";
import { carryOutOne } from "./run-one.ts";
import { spendOf, spentBefore, spentSoFar } from "./spend.ts";
import type { Standing } from "./standing.ts";
import { createShared } from "./whole.ts";

export type BatchHooks = {
  /** Of a run that is open. */
  onEvent: (run: PlannedRun, event: RunEvent, replayed: boolean) => void;
  /** What the log of a run held when it was opened. */
  onResume: (run: PlannedRun, events: readonly RunEvent[]) => void;
  onEnded: (
    run: PlannedRun,
    ended: { status: BatchRunStatus; reason?: string | undefined; summary: RunSummary | null },
  ) => void;
  /** Of the batch itself. */
  onNotice: (message: string) => void;
  /** Aborted by a person's interrupt. */
  interrupt?: AbortSignal | undefined;
};

const interrupted = (folder: string): RewardsmithError =>
  new RewardsmithError({
    code: "interrupted",
    message: "interrupted; everything that had ended is kept",
    action: `Go on with: ${commandLine("resume", fromHere(folder))}`,
    exitCode: 130,
  });

/**
 * Carries out what is to be done of a batch: so many runs open at once, their trainings in one line. Returns when nothing
 * is left; throws what stopped it (an interrupt, of the whole or of a run, a budget of the whole, with fail-fast a run's
 * error), after every open run has ended in order.
 */
export const carryOutBatch = async ({
  store,
  standings,
  budget,
  prices,
  jobs,
  openRuns,
  failFast,
  hooks,
}: {
  store: BatchStore;
  standings: readonly Standing[];
  budget: BatchBudget;
  prices?: PriceTable | undefined;
  jobs: number;
  openRuns: number;
  failFast: boolean;
  hooks: BatchHooks;
}): Promise<void> => {
  const stop = new AbortController();
  let reason: unknown = null;
  const stopWith = (error: unknown) => {
    reason ??= error;
    stop.abort();
  };
  const began = performance.now();
  const line = createLine(jobs);
  const { forRun } = createShared(budget, {
    before: await spentBefore(store, { prices }),
    prices,
    line,
    onExceeded: stopWith,
  });
  const ends = new Map<string, number>();
  for (const event of store.events()) {
    if (event.type === "batch-run-ended") ends.set(event.key, (ends.get(event.key) ?? 0) + 1);
  }

  const note = async (
    run: PlannedRun,
    attempt: number,
    ended: Pick<Extract<BatchEvent, { type: "batch-run-ended" }>, "status" | "spent" | "reason">,
  ) => {
    const count = ends.get(run.key) ?? 0;
    ends.set(run.key, count + 1);
    const { key } = run;
    await store.once(`ended:${key}:${count}`, {
      type: "batch-run-ended",
      key,
      attempt,
      caps: budgetOf(run.config),
      ...ended,
    });
  };

  const onInterrupt = () => stopWith(interrupted(store.folder));
  if (hooks.interrupt?.aborted) onInterrupt();
  hooks.interrupt?.addEventListener("abort", onInterrupt, { once: true });
  const seconds = budget["max-time"];
  const stopWaiting =
    seconds === undefined
      ? undefined
      : whenOver(
          () => seconds - (performance.now() - began) / 1000,
          () => stopWith(wholeExceeded("max-time", `${seconds} s are over`)),
        );

  let leftOpen = false;
  const carry = async ({ run, attempt, todo }: Standing): Promise<void> => {
    if (stop.signal.aborted) return;
    const { key, config, identity, evaluationSteps } = run;
    const name = runName(key, attempt);
    const folder = join(store.folder, runsOfBatch, name);
    await store.once(`began:${name}`, { type: "batch-run-began", key, attempt, identity });
    try {
      const summary = await carryOutOne(
        { ...config, jobs, runs: join(store.folder, runsOfBatch), json: false, "dry-run": false },
        {
          folder,
          raised: todo === "other budget",
          hooks: {
            interrupt: stop.signal,
            batch: { name, shared: forRun({ evaluationSteps }) },
            onEvent: (event, replayed) => hooks.onEvent(run, event, replayed),
            onStore: ({ events }) => hooks.onResume(run, events()),
          },
        },
      );
      const { status, stoppedBy, spent } = summary;
      if (status === "interrupted") return;
      await note(run, attempt, {
        status,
        spent: spendOf(spent),
        ...(stoppedBy !== undefined && { reason: stoppedBy }),
      });
      hooks.onEnded(run, { status, reason: stoppedBy, summary });
    } catch (thrown) {
      if (stop.signal.aborted) return;
      if (thrown instanceof RewardsmithError && thrown.code === "interrupted") {
        // Asked for in its own inbox: nothing is wrong with it, and whoever goes on with the batch goes on with it.
        leftOpen = true;
        hooks.onNotice(`${name} was stopped by itself and stays open`);
        return;
      }
      const message = messageOf(thrown);
      await note(run, attempt, { status: "errored", spent: await spentSoFar(folder), reason: message });
      hooks.onEnded(run, { status: "errored", reason: message, summary: null });
      if (failFast) stopWith(failed(run, thrown));
    }
  };

  const open = new PQueue({ concurrency: openRuns });
  const todo = standings.filter((standing) => standing.todo !== null);
  const unwatch = await watchQueues(store, { configs: todo.map(({ run }) => run.config), line });
  try {
    // A rejection is of the batch's own log, which can take no more.
    await open.addAll(todo.map((standing) => () => carry(standing).catch(stopWith)));
    if (leftOpen) stopWith(interrupted(store.folder));
    if (reason !== null) throw reason;
  } finally {
    await unwatch();
    stopWaiting?.();
    hooks.interrupt?.removeEventListener("abort", onInterrupt);
  }
};

const failed = ({ cell, seed }: PlannedRun, thrown: unknown): RewardsmithError => {
  const of = [...Object.entries(cell).map(([name, value]) => `${name} ${value}`), `seed ${seed}`].join(", ");
  return new RewardsmithError({
    code: "run-failed",
    message: `the run with ${of} could not be carried out: ${messageOf(thrown)}`,
    action: `${thrown instanceof RewardsmithError ? thrown.action.replace(/\.?$/, ".") : "Look into its folder."} Then run the batch again with --retry errored.`,
    cause: thrown,
  });
};
