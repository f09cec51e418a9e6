import { ExitCode, RewardsmithError } from "../../core/errors.ts";
import type { BudgetName } from "./budget-names.ts";

/** A cap of the whole batch is reached: its runs are left where they are, to be gone on with under a higher one. */
export const wholeExceeded = (name: BudgetName, message: string): RewardsmithError =>
  new RewardsmithError({
    code: "batch-budget",
    message: `the budget of the batch is reached: ${message}`,
    action: `Run the batch again with a higher --${name}, or budget.${name} in its file; everything that had ended is kept.`,
    exitCode: ExitCode.budget,
  });
