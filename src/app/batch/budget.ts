import { usageError } from "../../core/errors.ts";
import { dollars } from "../../core/format.ts";
import type { RunConfig } from "../config.ts";
import type { PlannedRun } from "./plan.ts";
import { budgetNames, type BudgetName } from "./budget-names.ts";

/** Hard caps of a whole batch; what is left out has none. */
export type BatchBudget = Partial<Record<BudgetName, number>>;

export const budgetOf = (config: Partial<RunConfig>): BatchBudget =>
  Object.fromEntries(budgetNames.flatMap((name) => (config[name] === undefined ? [] : [[name, config[name]]])));

const capText = (name: BudgetName, value: number): string => (name === "max-usd" ? dollars(value) : String(value));

/**
 * Refuses budgets that contradict each other before anything is spent: a run that may take more than the whole batch,
 * which its own cap would then never hold, and a batch that may not even take what its first run must.
 */
export const refuseContradictions = (
  budget: BatchBudget,
  runs: readonly Pick<PlannedRun, "config" | "cost">[],
): void => {
  for (const name of budgetNames) {
    const whole = budget[name];
    if (whole === undefined) continue;
    const larger = runs.find(({ config }) => (config[name] ?? 0) > whole);
    if (larger === undefined) continue;
    throw usageError({
      code: "contradictory-budgets",
      message: `${name} of a run is ${capText(name, larger.config[name] as number)}, and of the whole batch ${capText(name, whole)}`,
      action: `Give the batch at least what a run may take (budget.${name}), or the run less (defaults.${name}).`,
    });
  }
  const steps = budget["max-steps"];
  const least = runs.reduce((low, { cost }) => Math.min(low, cost.least), Number.POSITIVE_INFINITY);
  if (steps === undefined || steps >= least) return;
  throw usageError({
    code: "small-cap",
    message: `max-steps ${steps} of the whole batch holds none of its runs: the smallest takes ${least} environment steps with its references, one generation and its confirmation`,
    action: `Give budget.max-steps ${least} or more, or smaller runs: fewer steps, samples, report-seeds, selection-seeds or leaders.`,
  });
};
