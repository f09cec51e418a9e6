import { angleDifference, clamp, excess, norm } from "reward";
import type { Step } from "environment";

// Turning is paid up to 1 rad/s, more would throw it over; straying costs before 1 m is reached, not only there. Bent legs carry it,
// and effort is dear, as full torques are many times what this light body needs.
export const weights = { turn: 3, stay: 1, stance: 1.5, level: 0.5, alive: 1.5, effort: 0.5 };

export function terms({ state, action, next, dt, terminated }: Step) {
  const { frontLeft, frontRight, backLeft, backRight, torso } = next;
  const bends = [frontLeft.ankle.angle, frontRight.ankle.angle, -backLeft.ankle.angle, -backRight.ankle.angle];
  return {
    turn: clamp(angleDifference(torso.heading, state.torso.heading) / dt, -1, 1),
    stay: -Math.min(excess(norm([torso.x, torso.y]), 0, 0.5), 1),
    stance: 1 - Math.min(norm(bends.map((bend) => bend - 0.9)), 1),
    level: -torso.tilt,
    alive: terminated ? 0 : 1,
    effort: -(norm(action.torque) ** 2),
  };
}
