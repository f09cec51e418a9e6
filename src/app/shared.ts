import type { Executor } from "../core/interfaces.ts";
import type { Line } from "../execution/local-queue.ts";
import type { Budget } from "../model/budget.ts";

/** What the runs of a batch have in common while one process carries them out. */
export type Shared = {
  /** Where their trainings wait. */
  line: Line;
  /** Of the whole batch, for calls of a model; beside that of each run. */
  budget: Budget;
  /** The executor of a run with its environment steps counted against the whole. */
  counting: (executor: Executor) => Executor;
};
