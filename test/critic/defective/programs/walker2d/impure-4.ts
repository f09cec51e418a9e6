import { clamp } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 1 };

export function terms({ next, terminated }: Step) {
  next.torso.velocityX = clamp(next.torso.velocityX, -4, 4);
  return { forward: next.torso.velocityX, alive: terminated ? 0 : 1 };
}
