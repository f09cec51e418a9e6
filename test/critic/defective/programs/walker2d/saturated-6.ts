import { clamp } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1000, alive: 1 };

export function terms({ state, next, dt, terminated }: Step) {
  const speed = (next.torso.x - state.torso.x) / dt;
  return { forward: clamp(speed, -0.001, 0.001), alive: terminated ? 0 : 1 };
}
