import { norm, square } from "reward";
import type { Step } from "environment";

const pitchTemperature = 0.5; // rad²

export const weights = { backward: 1, posture: 0.5, effort: 0.05 };

export function terms({ state, next, action, dt }: Step) {
  const backward = (state.torso.x - next.torso.x) / dt;
  const posture = Math.exp(-square(next.torso.pitch) / pitchTemperature);
  return { backward, posture, effort: -square(norm(action.torque)) };
}
