import type { Step } from "environment";
import { ramp } from "reward";

export const weights = { forward: 1, tall: 0.5, effort: 0.001 };

// legs that swing against each other
function gait(right: number, left: number): number {
  return Math.abs(right - left) / 2.6;
}

export function terms({ next, action }: Step) {
  const tall = ramp(next.torso.height, 0.8, 1.2);
  return { forward: next.torso.velocityX, tall, effort: -action.torque.reduce((a, t) => a + t * t, 0) };
}
