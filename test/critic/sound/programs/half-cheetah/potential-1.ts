import type { Step } from "environment";
import { norm, shaping } from "reward";

export const weights = { tailFirst: 20, upright: 0.5, effort: 0.03 };

export function terms({ state, action, next }: Step) {
  return {
    tailFirst: shaping(-state.torso.x, -next.torso.x),
    upright: Math.min(0, Math.cos(next.torso.pitch) - 0.5),
    effort: -(norm(action.torque) ** 2),
  };
}
