import type { RewardsmithError } from "../../core/errors.ts";
import type { BatchSpend } from "../../core/batch.ts";
import type { Executor } from "../../core/interfaces.ts";
import type { TrainJob } from "../../core/job.ts";
import type { TrainOutcome } from "../../core/outcome.ts";
import { createStepCap } from "./step-cap.ts";
import type { Line } from "../../execution/local-queue.ts";
import { createBudget } from "../../model/budget.ts";
import type { PriceTable } from "../../model/prices.ts";
import type { Shared } from "../shared.ts";
import type { BatchBudget } from "./budget.ts";
import { wholeExceeded } from "./exceeded.ts";

/** What a training takes at most, and what it took. */
const stepsOf = ({ budget: { steps, until = steps, from = 0 } }: TrainJob): number => Math.min(until, steps) - from;

const takenBy = (outcome: TrainOutcome, { budget: { from = 0 } }: TrainJob): number => {
  if (outcome.kind === "failed") return 0;
  if (outcome.kind === "paused") return Math.max(0, outcome.environmentSteps - from);
  const { environmentSteps, handOverSteps = 0, episodes } = outcome.result;
  return Math.max(0, environmentSteps - from) + handOverSteps + episodes.reduce((sum, { length }) => sum + length, 0);
};

/**
 * The budget of a whole batch, over all its runs and processes: what may cost is booked before it begins, at the most that
 * it can take. Where there is no room, `onExceeded` is told before anything is refused, so that every run is left as it
 * is instead of ending in short measure.
 */
export const createShared = (
  caps: BatchBudget,
  {
    before,
    prices,
    line,
    onExceeded,
  }: {
    before: BatchSpend;
    prices?: PriceTable | undefined;
    line: Line;
    onExceeded: (thrown: RewardsmithError) => void;
  },
): { forRun: (run: { evaluationSteps: number }) => Shared } => {
  const exceed = (error: RewardsmithError): never => {
    onExceeded(error);
    throw error;
  };
  const budget = createBudget(
    { maxCalls: caps["max-calls"], maxTokens: caps["max-tokens"], maxUsd: caps["max-usd"] },
    {
      prices,
      before: { calls: before.calls, tokens: before.tokens, usd: before.usd },
      whose: "the batch",
      exceeded: (cap, { message }) => exceed(wholeExceeded(cap, message)),
    },
  );

  const steps = createStepCap(caps["max-steps"], { before: before.steps, exceed });
  const counting = (executor: Executor, evaluationSteps: number): Executor => ({
    ...executor,
    train: async (job, options) => {
      const pay = await steps.book(stepsOf(job) + evaluationSteps, options?.signal);
      let taken = 0;
      try {
        const outcome = await executor.train(job, options);
        taken = takenBy(outcome, job);
        return outcome;
      } finally {
        pay(taken);
      }
    },
  });
  return {
    forRun: ({ evaluationSteps }) => ({ line, budget, counting: (executor) => counting(executor, evaluationSteps) }),
  };
};
