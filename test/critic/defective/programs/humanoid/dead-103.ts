import { norm, ramp } from "reward";
import type { Step } from "environment";

export const weights = {
  tall: 1,
  still: 0,
  effort: 0.05,
};

export function terms({ state, next, action, dt }: Step) {
  const { centerOfMass } = next;
  const drift = [centerOfMass.x - state.centerOfMass.x, centerOfMass.y - state.centerOfMass.y];
  return {
    tall: ramp(next.torso.height, 1, 1.25),
    still: -norm(drift) / dt,
    effort: -(norm(action.torque) ** 2),
  };
}
