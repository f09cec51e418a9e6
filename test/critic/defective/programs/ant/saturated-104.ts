import { angleDifference, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { turn: 1, level: 0.5, home: 0.1 };

export function terms({ state, next, dt }: Step) {
  const level = tolerance(next.torso.tilt, { bounds: [0, 0.1], margin: 20 });
  return {
    turn: angleDifference(next.torso.heading, state.torso.heading) / dt,
    level,
    home: -Math.hypot(next.torso.x, next.torso.y),
  };
}
