import { mean, norm, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { tall: 1, upright: 1, still: 0.5, place: 0.5, alive: 1, effort: 0.2 };

export function terms({ state, next, action, dt, terminated }: Step) {
  const { torso, centerOfMass } = next;
  const vx = (centerOfMass.x - state.centerOfMass.x) / dt;
  const vy = (centerOfMass.y - state.centerOfMass.y) / dt;
  const away = norm([centerOfMass.x, centerOfMass.y]);
  return {
    tall: tolerance(torso.height, { bounds: [1.2, 1.45], margin: 0.2 }),
    upright: tolerance(torso.tilt, { bounds: [0, 0.2], margin: 0.8 }),
    still: tolerance(norm([vx, vy]), { bounds: [0, 0.2], margin: 1 }),
    place: tolerance(away, { bounds: [0, 0.3], margin: 1 }),
    alive: terminated ? 0 : 1,
    effort: -mean(action.torque.map((share) => (share / 0.4) ** 2)),
  };
}
