import { norm } from "reward";
import type { Step } from "environment";

// Walker2d-v5: speed, one while the torso is up (also where that does not end the episode), and the control cost.
export const weights = { forward: 1, healthy: 1, control: 0.001 };

export function terms({ state, action, next, dt }: Step) {
  const { height, pitch } = next.torso;
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    healthy: height > 0.8 && height < 2 && Math.abs(pitch) < 1 ? 1 : 0,
    control: -(norm(action.torque) ** 2),
  };
}
