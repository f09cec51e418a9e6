import { join } from "node:path";
import { runName, type BatchSpend } from "../../core/batch.ts";
import type { Completion } from "../../core/interfaces.ts";
import { viewOf } from "../../core/run-view.ts";
import type { RunView } from "../../core/run-view/types.ts";
import type { Spend } from "../../core/summary.ts";
import { worstCase } from "../../model/budget.ts";
import { recordedCall, type CompletionRecord } from "../../model/cache.ts";
import type { PriceTable } from "../../model/prices.ts";
import { runsOfBatch, type BatchStore } from "../../store/batches.ts";
import { readRun, type RunRecord } from "../../store/runs.ts";
import { readAllEarly } from "../early-answers.ts";
import { ledgerReader } from "../model.ts";

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

const ofAnswer = ({ usd, inputTokens, outputTokens, calls }: Completion): BatchSpend => ({
  usd,
  tokens: inputTokens + outputTokens,
  calls: calls ?? 1,
  steps: 0,
});

type Calls = { answered: BatchSpend; presumed: BatchSpend };

const noCalls: Calls = { answered: noSpend, presumed: noSpend };

const together = (left: Calls, right: Calls): Calls => ({
  answered: plus(left.answered, right.answered),
  presumed: plus(left.presumed, right.presumed),
});

/** Of a request without an answer in the log: the answer may have been recorded when its process ended, or be on its way. */
const callOf = (record: CompletionRecord | null, prices: PriceTable | undefined): Calls => {
  if (record?.state === "completed") return { ...noCalls, answered: ofAnswer(record.completion) };
  if (record?.state !== "requested") return noCalls;
  return { ...noCalls, presumed: { ...worstCase(record.request, prices), steps: 0 } };
};

/** Calls that a run's files know of and its log does not yet. What of them is damaged, who resumes the run is told. */
const unlogged = async (record: RunRecord, { calls }: RunView, prices: PriceTable | undefined): Promise<Calls> => {
  const early = await readAllEarly(record).catch(() => []);
  const kept = early.filter(({ key }) => calls[key] === undefined);
  const ledger = ledgerReader(record);
  const open = Object.keys(calls).filter((key) => calls[key]?.answer === null);
  const found = await Promise.all(open.map((key) => recordedCall(ledger, key).catch(() => null)));
  return [
    ...kept.map(({ completion }): Calls => ({ ...noCalls, answered: ofAnswer(completion) })),
    ...found.map((call) => callOf(call, prices)),
  ].reduce(together, noCalls);
};

/**
 * What a run has spent so far, by its own log and the answers that it did not live to note; nothing where there is no run.
 * `presumed`: what requests may cost whose answers nobody saw.
 */
const spendIn = async (folder: string, prices?: PriceTable): Promise<{ spent: BatchSpend; presumed: BatchSpend }> => {
  try {
    const record = await readRun(folder);
    const view = viewOf(record.events);
    const { answered, presumed } = await unlogged(record, view, prices);
    return { spent: plus(spendOf(view.spent), answered), presumed };
  } catch {
    return { spent: noSpend, presumed: noSpend };
  }
};

export const spentSoFar = async (folder: string): Promise<BatchSpend> => (await spendIn(folder)).spent;

/**
 * Of every run and attempt that the batch ever had, dropped ones included: recorded spend never becomes less. With what
 * requests may cost that were on their way when a process ended.
 */
export const spentBefore = async (
  store: BatchStore,
  { prices }: { prices?: PriceTable | undefined } = {},
): Promise<BatchSpend> => {
  const ended = new Map<string, BatchSpend>();
  const open = new Set<string>();
  for (const event of store.events()) {
    if (event.type === "batch-stop-requested") continue;
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
    const { spent, presumed } = await spendIn(join(store.folder, runsOfBatch, name), prices);
    ended.set(name, plus(most(spent, ended.get(name) ?? noSpend), presumed));
  }
  return [...ended.values()].reduce(plus, noSpend);
};
