import { square, wrapAngle } from "reward";
import type { Step } from "environment";

// 0.3 rad short of the inverted position, which is half a turn.
const target = Math.PI - 0.3;

export const weights = { angle: 1, rate: 0.1, torque: 0.001 };

export function terms({ action, next }: Step) {
  return {
    angle: -square(wrapAngle(next.rod.angle - target)),
    rate: -square(next.rod.rate),
    torque: -square(action.torque),
  };
}
