import { mean, square } from "reward";
import type { Step } from "environment";

export const weights = { backward: 2, alive: 1, lean: 0.2, effort: 0.01 };

export function terms({ state, next, action, dt, terminated }: Step) {
  // Towards −x
  const backward = (state.torso.x - next.torso.x) / dt;
  return {
    backward,
    alive: terminated ? 0 : 1,
    lean: -square(next.torso.pitch),
    effort: -mean(action.torque.map(square)),
  };
}
