import { square, sum } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 0.5, effort: 0.05, drift: 0.1 };

export function terms({ state, next, action, dt, terminated }: Step) {
  const forward = (next.torso.x - state.torso.x) / dt;
  const alive = terminated ? 0 : 1;
  const effort = -sum(action.torque.map(square));
  // Do not run off to the side
  const drift = -Math.abs(next.torso.velocityY);
  return { forward, alive, effort, drift };
}
