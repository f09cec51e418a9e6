// The motor is to last: torque costs by its square. Upright and calm is what it is for.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { torque: 2, upright: 1 };

export function terms({ action, next }: Step) {
  return {
    torque: -square(action.torque),
    upright: Math.exp(-square(next.rod.angle / 0.3) - square(next.rod.rate / 2)),
  };
}
