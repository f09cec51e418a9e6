import { square, wrapAngle } from "reward";
import type { Step } from "environment";

// Quadratic costs throughout, as in the usual pendulum: the angle's error, a little speed, and the torque, whose heat the
// motor has to get rid of.
export const weights = { error: 5, speed: 0.1, heat: 0.25 };

export const terms = ({ action, next }: Step) => ({
  error: -square(wrapAngle(next.rod.angle - 0.3)),
  speed: -square(next.rod.rate),
  heat: -square(action.torque),
});
