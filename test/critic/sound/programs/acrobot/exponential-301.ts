import { decay, wrapAngle } from "reward";
import type { Step } from "environment";

export const weights = { straight: 1, calm: 0.3, fall: 10 };

export function terms(step: Step) {
  const { shoulder, elbow } = step.next;
  // both links against the vertical; the shoulder's angle is π when it stands
  const upper = wrapAngle(shoulder.angle - Math.PI);
  const lower = wrapAngle(upper + elbow.angle);
  const straight = decay(upper, 0.3) * decay(lower, 0.3);
  return {
    straight,
    calm: straight * decay(shoulder.rate, 2),
    fall: step.terminated ? -1 : 0,
  };
}
