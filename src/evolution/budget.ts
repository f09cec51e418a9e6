import { ExitCode, RewardsmithError } from "../core/errors.ts";

/** Thrown where a hard cap leaves no room; the search ends with what it has (status `budget`, exit code 4). */
export const budgetExceeded = (which: string, message: string): RewardsmithError =>
  new RewardsmithError({
    code: "budget",
    message,
    action: `Raise --max-${which} and resume, or take the best so far.`,
    exitCode: ExitCode.budget,
  });

export const isBudgetStop = (thrown: unknown): thrown is RewardsmithError =>
  thrown instanceof RewardsmithError && thrown.code === "budget";

/** Counts environment steps against a cap before they are spent. */
export type StepBudget = { reserve(steps: number): void; fits(steps: number): boolean };

export const createStepBudget = (cap: number | undefined): StepBudget => {
  let reserved = 0;
  const fits = (steps: number) => cap === undefined || reserved + steps <= cap;
  return {
    fits,
    reserve: (steps) => {
      if (!fits(steps)) {
        throw budgetExceeded(
          "steps",
          `the next training needs ${steps} environment steps, ${(cap ?? 0) - reserved} of ${cap} are left`,
        );
      }
      reserved += steps;
    },
  };
};
