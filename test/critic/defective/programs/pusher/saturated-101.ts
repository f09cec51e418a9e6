import type { Step } from "environment";
import { gaussian } from "reward";

export const weights = { placed: 3, approach: 0.5, effort: 0.005 };

export function terms({ next, action }: Step) {
  return {
    placed: gaussian(next.object.markDistance, 5),
    approach: -next.hand.objectDistance,
    effort: -action.torque.reduce((total, torque) => total + torque ** 2, 0),
  };
}
