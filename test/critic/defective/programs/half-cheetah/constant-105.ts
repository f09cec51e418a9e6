import type { Step } from "environment";
import { gaussian } from "reward";

export const weights = { pace: 1, alive: 0.5, level: 0.2 };

export function terms({ next, terminated }: Step) {
  const pace = gaussian(next.torso.velocityX - 2, 0.7);
  if (terminated) return { pace, alive: 0, level: 0 };
  return { pace, alive: 1, level: Math.cos(next.torso.pitch) };
}
