import type { RunEvent } from "../core/events.ts";
import type { FailureReason } from "../core/outcome.ts";

/**
 * An event as this version reads it; the only place that knows how earlier ones wrote theirs. Version 0.1.0 said a
 * candidate's failure in its outcome's text ("failed: timeout").
 */
export const upgradeEvent = (event: RunEvent): RunEvent => {
  if (event.type !== "candidate-evaluated") return event;
  const [outcome, reason] = (event.outcome as string).split(": ", 2);
  if (reason === undefined) return event;
  return {
    ...event,
    outcome: outcome as typeof event.outcome,
    failure: { reason: reason as FailureReason, message: reason },
  };
};
