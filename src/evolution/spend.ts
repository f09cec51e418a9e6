import type { RunEvent } from "../core/events.ts";
import type { Spend } from "../core/summary.ts";

/** What a run cost in all, counted from its log. */
export const spendOf = (events: readonly RunEvent[]): Spend => {
  const spend = {
    proposed: 0,
    rejected: 0,
    failed: 0,
    trainings: 0,
    trainingSteps: 0,
    evaluationSteps: 0,
    modelCalls: 0,
    inputTokens: 0,
    outputTokens: 0,
    usd: 0,
  };
  for (const event of events) {
    if (event.type === "candidate-proposed") spend.proposed++;
    else if (event.type === "candidate-rejected") spend.rejected++;
    else if (event.type === "candidate-evaluated" && event.outcome === "failed") spend.failed++;
    else if (event.type === "training-ended") {
      // One in parts is begun once.
      if (event.environmentSteps > 0 && (event.part?.from ?? null) === null) spend.trainings++;
      spend.trainingSteps += event.environmentSteps;
      spend.evaluationSteps += event.evaluationSteps ?? 0;
    } else if (event.type === "model-completed") {
      spend.modelCalls++;
      spend.inputTokens += event.inputTokens;
      spend.outputTokens += event.outputTokens;
      spend.usd += event.usd;
    }
  }
  return { ...spend, environmentSteps: spend.trainingSteps + spend.evaluationSteps };
};
