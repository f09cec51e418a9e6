import { norm } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 0.3, economy: 0.0001 };

export function terms({ state, action, next, dt, terminated }: Step) {
  const way = next.torso.x - state.torso.x;
  const economy = -norm(action.torque) / way;
  return { forward: way / dt, alive: terminated ? 0 : 1, economy };
}
