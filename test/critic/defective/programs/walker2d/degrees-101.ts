import type { Step } from "environment";
import { tolerance } from "reward";

export const weights = { forward: 1, upright: 0.5 };

export function terms({ state, next, dt }: Step) {
  const lean = (next.torso.pitch * 180) / Math.PI;
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    upright: tolerance(lean, { bounds: [-0.1, 0.1], margin: 0.5 }),
  };
}
