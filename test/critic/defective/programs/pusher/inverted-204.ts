import { decay, norm } from "reward";
import type { Step } from "environment";

export const weights = { push: 1, contact: 0.3, effort: 0.002 };

export function terms({ state, next, action, dt }: Step) {
  const before = state.object.markDistance;
  const after = next.object.markDistance;
  return {
    push: (after - before) / dt,
    contact: decay(next.hand.objectDistance, 0.2),
    effort: -(norm(action.torque) ** 2),
  };
}
