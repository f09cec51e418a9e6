import { median } from "../../src/core/statistics.ts";
import type { Row, Subject } from "./row.ts";

/** Of a training that takes no steps: processes and modules. */
const START_SECONDS = 0.4;
/** A step of an environment of which nothing is known yet: the order among such is that of their steps. */
const STEP_SECONDS = 1e-4;

const environmentOf = ({ task }: Pick<Subject, "task">): string => task.split("/")[0] as string;

/**
 * CPU seconds that a training will take, from the rows of the same environment and learner, else of the environment
 * alone.
 */
export const estimator = (rows: readonly Row[]): ((subject: Subject) => number) => {
  const known = Map.groupBy(
    rows.filter(({ cpuSeconds, environmentSteps }) => cpuSeconds !== null && environmentSteps > 0),
    environmentOf,
  );
  return (subject) => {
    const costs = (known.get(environmentOf(subject)) ?? []).map(({ learner, cpuSeconds, environmentSteps }) => ({
      learner,
      perStep: Math.max(0, (cpuSeconds as number) - START_SECONDS) / environmentSteps,
    }));
    const same = costs.filter(({ learner }) => learner === subject.learner);
    const rates = (same.length > 0 ? same : costs).map(({ perStep }) => perStep);
    return START_SECONDS + (rates.length > 0 ? median(rates) : STEP_SECONDS) * subject.steps;
  };
};

export const duration = (seconds: number): string =>
  seconds < 60
    ? `${Math.round(seconds)} s`
    : seconds < 3600
      ? `${Math.round(seconds / 60)} min`
      : `${(seconds / 3600).toFixed(1)} h`;
