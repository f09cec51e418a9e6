import { sum } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, effort: 0.001 };

export function terms({ action, next, terminated }: Step) {
  const { pitch, velocityX } = next.torso;
  const effort = -sum(action.torque.map((t) => t ** 2));
  // no pay for speed while it is tumbling
  if (Math.abs(pitch) > 0.5) {
    return { forward: 0, alive: 0, effort };
  }
  return { forward: velocityX, alive: terminated ? 0 : 1, effort };
}
