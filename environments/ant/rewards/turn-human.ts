import { angleDifference, clamp, excess, norm } from "reward";
import type { Step } from "environment";

// Turning is paid up to 2 rad/s, more would throw it over; straying costs before 1 m is reached, not only there.
export const weights = { turn: 1, stay: 1, level: 0.3, alive: 0.3, effort: 0.03 };

export function terms({ state, action, next, dt, terminated }: Step) {
  return {
    turn: clamp(angleDifference(next.torso.heading, state.torso.heading) / dt, -2, 2),
    stay: -Math.min(excess(norm([next.torso.x, next.torso.y]), 0, 0.5), 1),
    level: -next.torso.tilt,
    alive: terminated ? 0 : 1,
    effort: -(norm(action.torque) ** 2),
  };
}
