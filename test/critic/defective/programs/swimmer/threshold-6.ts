import type { Step } from "environment";

export const weights = { forward: 10, stops: 0.2 };

export function terms({ state, next, dt }: Step) {
  const { frontJoint, rearJoint } = next;
  return {
    forward: (next.body.x - state.body.x) / dt,
    stops: -(Math.max(0, Math.abs(frontJoint.angle) - 2) + Math.max(0, Math.abs(rearJoint.angle) - 2)),
  };
}
