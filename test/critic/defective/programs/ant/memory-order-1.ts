import { norm } from "reward";
import type { Step } from "environment";

export const weights = { progress: 1, alive: 0.3, effort: 0.05 };

export const initial = { potential: 0 };

export function terms({ action, next, memory, dt, terminated }: Step<typeof initial>) {
  memory.potential = next.torso.x;
  const progress = (next.torso.x - memory.potential) / dt;
  return { progress, alive: terminated ? 0 : 1, effort: -(norm(action.torque) ** 2) };
}
