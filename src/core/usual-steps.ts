import type { Task } from "./task.ts";

/** Steps of a training where nobody has stated any. */
const usualSteps = 100_000;

/** The steps that somebody stated, else the usual figure, which says so. */
export const usualUnless = (stated: number | undefined): Pick<Task, "steps" | "usualSteps"> =>
  stated === undefined ? { steps: usualSteps, usualSteps: true } : { steps: stated };
