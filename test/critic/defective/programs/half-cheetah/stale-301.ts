import { square, sum } from "reward";
import type { Step } from "environment";

export const weights = { velocity: 1, level: 0.2, effort: 0.05 };

export function terms({ action, next, dt }: Step) {
  const { x: before } = next.torso;
  const { x: after, pitch } = next.torso;
  return {
    velocity: (after - before) / dt,
    level: Math.cos(pitch),
    effort: -sum(action.torque.map(square)),
  };
}
