import { decay } from "reward";
import type { Step } from "environment";

export const weights = { approach: 1, touch: 0.5, effort: 0.01 };

export function terms({ next, action }: Step) {
  const gap = next.hand.objectDistance;
  const effort = action.torque.reduce((total, torque) => total + torque ** 2, 0);
  return { approach: -gap, touch: decay(gap, 0.1), effort: -effort };
}
