// Hopping is what carries it: pay for vertical speed up and down, for staying up, and for some way forward.
import { clamp } from "reward";
import type { Step } from "environment";

export const weights = { hop: 3, alive: 1, forward: 0.1 };

export function terms({ next, terminated }: Step) {
  return {
    hop: Math.abs(next.torso.velocityZ),
    alive: terminated ? 0 : 1,
    forward: clamp(next.torso.velocityX, -1, 1),
  };
}
