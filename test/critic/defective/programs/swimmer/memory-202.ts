import { distance, norm } from "reward";
import type { Step } from "environment";

export const weights = { swim: 5, smooth: 0.02, effort: 0.001 };

export const initial = { previousFront: 0, previousRear: 0 };

export function terms({ state, next, action, memory, dt }: Step<typeof initial>) {
  const previous = [memory.previousFront, memory.previousRear];
  const jerk = distance(action.torque, previous);
  return {
    swim: (next.body.x - state.body.x) / dt,
    smooth: -jerk,
    effort: -(norm(action.torque) ** 2),
  };
}
