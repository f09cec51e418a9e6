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
