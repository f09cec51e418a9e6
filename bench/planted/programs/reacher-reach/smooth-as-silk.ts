// Smooth as silk: changes of either torque cost by their square, torque a little, and the mark is the prize.
import { gaussian, norm, square } from "reward";
import type { Step } from "environment";

export const weights = { change: 5, torque: 0.5, mark: 0.2 };

export const initial = { shoulder: 0, elbow: 0 };

export function terms({ action, next, memory }: Step<typeof initial>) {
  const [shoulder, elbow] = action.torque;
  const change = square(shoulder - memory.shoulder) + square(elbow - memory.elbow);
  memory.shoulder = shoulder;
  memory.elbow = elbow;
  return {
    change: -change,
    torque: -square(norm(action.torque)),
    mark: gaussian(next.fingertip.markDistance, 0.03),
  };
}
