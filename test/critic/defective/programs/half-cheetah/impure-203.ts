import { norm, wrapAngle } from "reward";
import type { Step } from "environment";

export const weights = { spin: 1, level: 0.1, effort: 0.02 };

export function terms({ state, next, action, dt }: Step) {
  const spin = (next.torso.pitch - state.torso.pitch) / dt;
  const { torso } = next;
  // Count from the last whole turn
  torso.pitch = wrapAngle(torso.pitch);
  return {
    spin,
    level: Math.cos(torso.pitch),
    effort: -(norm(action.torque) ** 2),
  };
}
