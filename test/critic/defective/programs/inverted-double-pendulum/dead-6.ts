import { square } from "reward";
import type { Step } from "environment";

export const weights = { up: 1, straight: 1 };

export function terms({ next, terminated }: Step) {
  const gate = Math.max(0, next.tip.height - 5);
  const straight = -gate * (square(next.lower.angle) + square(next.upper.angle));
  return { up: terminated ? 0 : 1, straight };
}
