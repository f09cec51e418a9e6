import { countText, timeText } from "../../core/format.ts";
import type { StepsCost } from "./measure-steps.ts";

/** "at most 15 trainings of 2.33 M environment steps, about 4 min 3 s on this machine; 3 are kept from before" */
export const stepsCostText = ({ trainings, trainingSteps, kept, seconds }: StepsCost): string => {
  const known = kept === 0 ? "" : `; ${kept} are kept from before`;
  if (trainingSteps === 0) return `no training${known}`;
  const time = seconds === null ? "in a time that is not known" : `about ${timeText(seconds)} on this machine`;
  return `at most ${trainings} trainings, ${countText(trainingSteps)} environment steps of training, ${time}${known}`;
};
