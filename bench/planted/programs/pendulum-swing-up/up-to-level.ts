// Height in its first half: from hanging to level the motor has to work, from there on the rod almost stands. Full pay
// from level on.
import { clamp, square } from "reward";
import type { Step } from "environment";

export const weights = { raised: 1, rate: 0.02, torque: 0.02 };

export function terms({ action, next }: Step) {
  return {
    raised: clamp(next.rod.height, -1, -0.2),
    rate: -square(next.rod.rate),
    torque: -square(action.torque),
  };
}
