import { clamp } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, level: 0.3, effort: 0.02 };

const top = 0.01; // m/s

export function terms({ next, action }: Step) {
  const forward = clamp(next.torso.velocityX, 0, top) / top;
  const effort = action.torque.reduce((total, torque) => total + torque ** 2, 0);
  return { forward, level: Math.cos(next.torso.pitch), effort: -effort };
}
