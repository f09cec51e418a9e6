import { sigmoid } from "reward";
import type { Step } from "environment";

export const weights = { speed: 1, level: 0.3 };

export function terms({ state, next, dt }: Step) {
  const speed = (next.torso.x - state.torso.x) / dt;
  return { speed: sigmoid(200 * (speed - 8)), level: Math.cos(next.torso.pitch) - 1 };
}
