import { decay, ramp } from "reward";
import type { Step } from "environment";

export const weights = { pace: 3, tall: 2, sideways: 0.3, effort: 0.1 };

export function terms({ state, next, action, dt }: Step) {
  const before = state.centerOfMass;
  const after = next.centerOfMass;
  const speed = (after.x - before.x) / dt;
  return {
    pace: decay(speed - 1, 0.5),
    tall: ramp(next.torso.height, 1, 1.2),
    sideways: -Math.abs(after.y - before.y) / dt,
    effort: -action.torque.reduce((total, torque) => total + torque ** 2, 0),
  };
}
