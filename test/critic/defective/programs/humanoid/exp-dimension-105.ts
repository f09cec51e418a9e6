import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { walking: 2, tall: 1, effort: 0.1 };

export function terms({ state, next, action, dt }: Step) {
  const speed = (next.centerOfMass.x - state.centerOfMass.x) / dt;
  const slack = Math.abs(speed - 1);
  const walking = Math.E ** -slack;
  const effort = -action.torque.map((torque) => torque ** 2).reduce((a, b) => a + b, 0);
  return { walking, tall: ramp(next.torso.height, 1, 1.2), effort };
}
