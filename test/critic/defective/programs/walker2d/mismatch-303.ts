import { clamp } from "reward";
import type { Step } from "environment";

export const weights = { alive: 1, clear: 2, upright: 0.3 };

export function terms({ next, terminated }: Step) {
  const { left, right, torso } = next;
  if (terminated) {
    return { alive: -5, upright: 0 };
  }
  const over = left.foot.height - right.foot.height;
  return {
    alive: 1,
    clear: clamp(over / 0.2, 0, 1.2),
    upright: Math.cos(torso.pitch),
  };
}
