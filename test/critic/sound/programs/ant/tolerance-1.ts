import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, flat: 0.3 };

export function terms({ state, next, dt, terminated }: Step) {
  const flat = tolerance(next.torso.tilt, { bounds: [0, 0.2], margin: 1, shape: "longTail" });
  return { forward: (next.torso.x - state.torso.x) / dt, flat: terminated ? 0 : flat };
}
