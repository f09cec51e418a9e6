import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { pace: 2, level: 0.2, smooth: 0.1, quality: 0.1 };

export function terms({ action, state, next, dt }: Step) {
  const speed = (next.torso.x - state.torso.x) / dt;
  const level = Math.cos(next.torso.pitch);
  const smooth = -action.torque.reduce((total, share) => total + share ** 2, 0) / 6;
  return {
    pace: tolerance(speed, { bounds: [1.9, 2.1], margin: 2, shape: "linear", valueAtMargin: 0 }),
    level,
    smooth,
    quality: level + smooth,
  };
}
