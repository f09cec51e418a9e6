import { angleDifference, excess, mean, norm } from "reward";
import type { Step } from "environment";

const freeRadius = 0.5; // m

export const weights = { turn: 1, upright: 0.5, place: 1, effort: 0.1 };

function uprightness(tilt: number): number {
  return Math.max(0, Math.cos(tilt));
}

export function terms({ state, next, action, dt, terminated }: Step) {
  const turned = angleDifference(next.torso.heading, state.torso.heading);
  const radius = norm([next.torso.x, next.torso.y]);
  return {
    // Left is positive.
    turn: turned / dt,
    upright: terminated ? 0 : uprightness(next.torso.tilt),
    place: -Math.min(excess(radius, 0, freeRadius), 1),
    effort: -mean(action.torque.map((share) => share ** 2)),
  };
}
