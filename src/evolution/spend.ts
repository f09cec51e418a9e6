import type { RunEvent } from "../core/events.ts";
import type { Spend } from "../core/summary.ts";

/** What a run cost in all, counted from its log. */
export const spendOf = (events: readonly RunEvent[]): Spend => {
  const spend: Spend = {
    proposed: 0,
    rejected: 0,
    failed: 0,
    trainings: 0,
    environmentSteps: 0,
    modelCalls: 0,
    inputTokens: 0,
    outputTokens: 0,
    usd: 0,
  };
  for (const event of events) {
    if (event.type === "candidate-proposed") spend.proposed++;
    else if (event.type === "candidate-rejected") spend.rejected++;
    else if (event.type === "candidate-evaluated" && event.outcome.startsWith("failed")) spend.failed++;
    else if (event.type === "training-ended") {
      if (event.environmentSteps > 0) spend.trainings++;
      spend.environmentSteps += event.environmentSteps;
    } else if (event.type === "model-completed") {
      spend.modelCalls++;
      spend.inputTokens += event.inputTokens;
      spend.outputTokens += event.outputTokens;
      spend.usd += event.usd;
    }
  }
  return spend;
};
