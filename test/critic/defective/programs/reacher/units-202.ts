import { norm } from "reward";
import type { Step } from "environment";

const arrivalTemperature = 0.1;

export const weights = { arrival: 1, near: 1, effort: 0.01 };

export function terms({ next, action }: Step) {
  const { markDistance, velocityX, velocityY } = next.fingertip;
  // How far the arm is from resting on the mark.
  const arrivalError = norm([markDistance, velocityX, velocityY]);
  return {
    arrival: 1 / (1 + arrivalError / arrivalTemperature),
    near: -markDistance / 0.2,
    effort: -(norm(action.torque) ** 2),
  };
}
