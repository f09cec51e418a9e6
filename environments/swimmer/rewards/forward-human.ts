import { norm, square } from "reward";
import type { Step } from "environment";

// Speed of the centre of mass, which, unlike the front's, cannot be had by bending; a body that points the way it swims;
// and joints kept off their stops, where a stroke ends.
export const weights = { forward: 10, aligned: 0.2, free: 0.2, effort: 0.001 };

export function terms({ state, action, next, dt }: Step) {
  return {
    forward: (next.body.x - state.body.x) / dt,
    aligned: -square(next.body.heading),
    free: -(
      square(Math.max(0, Math.abs(next.frontJoint.angle) - 1.4)) +
      square(Math.max(0, Math.abs(next.rearJoint.angle) - 1.4))
    ),
    effort: -(norm(action.torque) ** 2),
  };
}
