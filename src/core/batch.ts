import type { RunSummary } from "./summary.ts";

/** What a run of a batch came to; `errored`: something that no candidate is to blame for ended it. */
export type BatchRunStatus = Exclude<RunSummary["status"], "interrupted"> | "errored";

/** What counts against the budget of a whole batch. */
export type BatchSpend = { usd: number; tokens: number; calls: number; steps: number };

/**
 * What happens in a batch, in its own log beside the logs of its runs, which are the truth of what a run found. `attempt`
 * counts from 1: a run that is asked again from nothing has another folder.
 */
export type BatchEvent =
  | { type: "batch-run-began"; key: string; attempt: number; identity: Record<string, string> }
  | {
      type: "batch-run-ended";
      key: string;
      attempt: number;
      status: BatchRunStatus;
      /** Budgets that the run had, by the names of their options. */
      caps: Record<string, number>;
      /** Of this run, over all its processes. */
      spent: BatchSpend;
      /** Of one that was stopped by a budget of its own, or of an error. */
      reason?: string;
    }
  /** The message of its inbox that asked its process to end, resumable. */
  | { type: "batch-stop-requested"; message: number };

/** Where a run of a batch stands, by its log. */
export type BatchRunState = {
  attempt: number;
  identity: Record<string, string>;
  ended: Extract<BatchEvent, { type: "batch-run-ended" }> | null;
};

/** The latest attempt of every run, by key. */
export const batchStates = (events: readonly BatchEvent[]): Map<string, BatchRunState> => {
  const states = new Map<string, BatchRunState>();
  for (const event of events) {
    if (event.type === "batch-run-began")
      states.set(event.key, { attempt: event.attempt, identity: event.identity, ended: null });
    else if (event.type === "batch-run-ended") {
      const state = states.get(event.key);
      if (state?.attempt === event.attempt) states.set(event.key, { ...state, ended: event });
    }
  }
  return states;
};

/** The name of an attempt's folder among a batch's runs. */
export const runName = (key: string, attempt: number): string => (attempt === 1 ? key : `${key}-${attempt}`);
