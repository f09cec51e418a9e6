import { shaping, square, sum } from "reward";
import type { Step } from "environment";

export const weights = { push: 20, reach: 5, precise: 1, effort: 0.002 };

export function terms({ state, next, action }: Step) {
  const push = shaping(-state.object.markDistance, -next.object.markDistance);
  const reach = shaping(-state.hand.objectDistance, -next.hand.objectDistance);
  const precise = Math.exp(-square(next.object.markDistance / 0.05));
  return { push, reach, precise, effort: -sum(action.torque.map(square)) };
}
