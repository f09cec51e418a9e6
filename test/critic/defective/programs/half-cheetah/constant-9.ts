import { square, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { pace: 1, level: 0.3 };

export function terms({ state, next, dt }: Step) {
  const speed = (next.torso.x - state.torso.x) / dt;
  return {
    pace: tolerance(speed, { bounds: [1.9, 2.1], margin: 2, shape: "linear" }),
    level: Math.sign(1 + square(next.torso.pitch)),
  };
}
