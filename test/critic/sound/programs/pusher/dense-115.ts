import type { Step } from "environment";

export const weights = { push: 1, approach: 0.5, effort: 0.005 };

export function terms({ next, action }: Step) {
  return {
    push: -next.object.markDistance,
    approach: -next.hand.objectDistance,
    effort: -action.torque.reduce((total, torque) => total + torque ** 2, 0),
  };
}
