import { tolerance } from "reward";
import type { Step } from "environment";

const wanted = 4;

export const weights = { pace: 1, level: 0.3 };

export function terms({ state, next, dt }: Step) {
  const speed = (next.torso.x - state.torso.x) / dt;
  return {
    pace: tolerance(speed, { bounds: [wanted - 0.2, wanted + 0.2], margin: 2 }),
    level: Math.cos(next.torso.pitch),
  };
}
