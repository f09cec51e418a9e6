import type { Step } from "environment";

export const weights = { travel: 1, level: 0.2, effort: 0.05 };

export function terms({ state, next, action, dt }: Step) {
  const travel = (state.torso.x - next.torso.x) / dt;
  const effort = action.torque.map((torque) => torque * torque).reduce((a, b) => a + b);
  return { travel, level: Math.cos(next.torso.tilt), effort: -effort };
}
