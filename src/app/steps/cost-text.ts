import { stepsText, timeText } from "../../core/format.ts";
import type { StepsCost } from "./measure-steps.ts";

/** "at most 15 trainings, 2.99 M environment steps (2.33 M of training, 664 k of evaluation), about 4 min 3 s on this machine; 3 are kept from before" */
export const stepsCostText = ({ trainings, kept, seconds, ...steps }: StepsCost): string => {
  const known = kept === 0 ? "" : `; ${kept} are kept from before`;
  if (trainings === 0) return `no training${known}`;
  const time = seconds === null ? "in a time that is not known" : `about ${timeText(seconds)} on this machine`;
  const environmentSteps = steps.trainingSteps + steps.evaluationSteps;
  return `at most ${trainings} trainings, ${stepsText({ ...steps, environmentSteps })}, ${time}${known}`;
};
