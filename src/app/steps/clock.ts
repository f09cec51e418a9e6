import { sum } from "../../core/statistics.ts";
import type { StepsCost } from "./measure-steps.ts";
import type { StepsTraining } from "./trainings.ts";

/** How far budgets that are tried have come, and how long the rest takes if no two of them agree. `now` in milliseconds. */
export const createStepsClock = (cost: StepsCost, now: () => number = () => performance.now()) => {
  const since = now();
  const underWay = new Map<StepsTraining, number>();
  let ended = 0;
  let endedSteps = 0;
  return {
    progressed: (training: StepsTraining, steps: number): void => void underWay.set(training, steps),
    trained: (training: StepsTraining): void => {
      underWay.delete(training);
      // The random policy is played, not trained.
      if (training.steps > 0) ended++;
      endedSteps += training.steps;
    },
    ended: (): number => ended,
    /** Seconds, at the most; null before the first step. */
    left: (): number | null => {
      const steps = endedSteps + sum([...underWay.values()]);
      return steps === 0 ? null : Math.max(0, ((now() - since) / 1000 / steps) * (cost.trainingSteps - steps));
    },
  };
};
