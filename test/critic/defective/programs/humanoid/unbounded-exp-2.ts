import { norm } from "reward";
import type { Step } from "environment";

export const weights = { distance: 1, alive: 1, effort: 0.1 };

export function terms({ action, next, terminated }: Step) {
  // the farther the better, and more so the farther it gets
  const distance = Math.exp(next.centerOfMass.x / 0.5);
  return { distance, alive: terminated ? 0 : 1, effort: -(norm(action.torque) ** 2) };
}
