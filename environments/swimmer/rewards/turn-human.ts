import { norm, square } from "reward";
import type { Step } from "environment";

// Rate of the mean direction, which bending cannot keep up; joints kept off their stops, where a stroke ends.
export const weights = { turn: 5, free: 0.2, effort: 0.001 };

export function terms({ state, action, next, dt }: Step) {
  return {
    turn: (next.body.heading - state.body.heading) / dt,
    free: -(
      square(Math.max(0, Math.abs(next.frontJoint.angle) - 1.4)) +
      square(Math.max(0, Math.abs(next.rearJoint.angle) - 1.4))
    ),
    effort: -(norm(action.torque) ** 2),
  };
}
