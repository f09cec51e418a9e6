import { norm, square } from "reward";
import type { Step } from "environment";

const laneWidth = 100; // m

export const weights = { swim: 4, lane: 0.5, effort: 0.001 };

export function terms({ state, next, action, dt }: Step) {
  const lane = Math.exp(-square(next.body.y / laneWidth));
  return {
    swim: (next.body.x - state.body.x) / dt,
    // stay on the line y = 0
    lane,
    effort: -(norm(action.torque) ** 2),
  };
}
