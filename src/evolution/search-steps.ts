import type { RunEvent, SeedPool } from "../core/events.ts";
import { sum } from "../core/statistics.ts";

const SEARCHING: readonly SeedPool[] = ["search", "selection"];

/**
 * Search steps: what candidates took on search and selection seeds (proposals, rungs, re-measurements, selection), evaluation
 * included, each training once. Without references, and, but for other `pools`, without the report.
 */
export const searchStepsOf = (
  events: readonly RunEvent[],
  { pools = SEARCHING }: { pools?: readonly SeedPool[] } = {},
): number => {
  const taken = new Map<string, number>();
  for (const event of events)
    if (event.type === "training-ended" && pools.includes(event.pool) && !event.owner.startsWith("reference:"))
      taken.set(event.job, event.environmentSteps + (event.evaluationSteps ?? 0));
  return sum([...taken.values()]);
};
