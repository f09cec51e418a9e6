import type { Spend } from "./summary.ts";

export const nothingSpent: Readonly<Spend> = {
  proposed: 0,
  rejected: 0,
  failed: 0,
  trainings: 0,
  trainingSteps: 0,
  evaluationSteps: 0,
  environmentSteps: 0,
  modelCalls: 0,
  inputTokens: 0,
  outputTokens: 0,
  usd: 0,
};

/** Sum of what runs spent. */
export const addSpend = (spends: readonly (Spend | null)[]): Spend => {
  const total = { ...nothingSpent };
  for (const spent of spends) {
    for (const name of Object.keys(total) as (keyof Spend)[]) total[name] = (total[name] ?? 0) + (spent?.[name] ?? 0);
  }
  return total;
};
