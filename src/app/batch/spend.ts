import { join } from "node:path";
import { runName, type BatchSpend } from "../../core/batch.ts";
import { viewOf } from "../../core/run-view.ts";
import type { Spend } from "../../core/summary.ts";
import { runsOfBatch, type BatchStore } from "../../store/batches.ts";
import { readRun } from "../../store/runs.ts";

const noSpend: BatchSpend = { usd: 0, tokens: 0, calls: 0, steps: 0 };

const plus = (left: BatchSpend, right: BatchSpend): BatchSpend => ({
  usd: left.usd + right.usd,
  tokens: left.tokens + right.tokens,
  calls: left.calls + right.calls,
  steps: left.steps + right.steps,
});

const most = (left: BatchSpend, right: BatchSpend): BatchSpend => ({
  usd: Math.max(left.usd, right.usd),
  tokens: Math.max(left.tokens, right.tokens),
  calls: Math.max(left.calls, right.calls),
  steps: Math.max(left.steps, right.steps),
});

export const spendOf = ({ usd, inputTokens, outputTokens, modelCalls, environmentSteps }: Spend): BatchSpend => ({
  usd,
  tokens: inputTokens + outputTokens,
  calls: modelCalls,
  steps: environmentSteps,
});

/** What a run has spent so far, by its own log; nothing where there is none. */
export const spentSoFar = async (folder: string): Promise<BatchSpend> => {
  try {
    return spendOf(viewOf((await readRun(folder)).events).spent);
  } catch {
    return noSpend;
  }
};

/** Of every run and attempt that the batch ever had, dropped ones included: recorded spend never becomes less. */
export const spentBefore = async (store: BatchStore): Promise<BatchSpend> => {
  const ended = new Map<string, BatchSpend>();
  const open = new Set<string>();
  for (const event of store.events()) {
    const name = runName(event.key, event.attempt);
    if (event.type === "batch-run-began") open.add(name);
    else {
      ended.set(name, event.spent);
      // What an error or a budget ended may have gone on since, in a process that did not live to note it.
      if (event.status === "completed" || event.status === "all-failed") open.delete(name);
      else open.add(name);
    }
  }
  // One log after the other: each is in memory while it is read.
  for (const name of open) {
    const soFar = await spentSoFar(join(store.folder, runsOfBatch, name));
    ended.set(name, most(soFar, ended.get(name) ?? noSpend));
  }
  return [...ended.values()].reduce(plus, noSpend);
};
