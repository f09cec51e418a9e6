import { gaussian } from "reward";
import type { Step } from "environment";

// Saturating reward for speed and a soft bonus for an upright torso.
const speedScale = 1.5; // m/s
const leanWidth = 0.1; // rad
export const weights = { speed: 2, posture: 0.5, alive: 0.5 };

export function terms({ state, next, dt, terminated }: Step) {
  const speed = (next.torso.x - state.torso.x) / dt;
  return {
    speed: 1 - Math.exp(-Math.max(0, speed) / speedScale),
    posture: terminated ? 0 : gaussian(next.torso.pitch, leanWidth),
    alive: terminated ? 0 : 1,
  };
}
