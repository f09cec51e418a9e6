import type { Step } from "environment";
import { angleDifference } from "reward";

export const weights = { turn: 1, alive: 1, away: 0.3, tilt: 0.3, effort: 0.02 };

export function terms({ state, next, action, dt, terminated }: Step) {
  return {
    // the heading jumps at ±π
    turn: angleDifference(next.torso.heading, state.torso.heading) / dt,
    alive: terminated ? 0 : 1,
    away: -Math.hypot(next.torso.x, next.torso.y),
    tilt: -next.torso.tilt,
    effort: -action.torque.reduce((total, torque) => total + torque ** 2, 0),
  };
}
