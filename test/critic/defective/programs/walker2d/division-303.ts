import { clamp } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, swing: 0.1 };

const swingOf = (a: number, b: number): number => {
  const low = Math.min(a, b);
  const high = Math.max(a, b);
  return 1 - low / high;
};

export function terms({ next, terminated }: Step) {
  const { left, right, torso } = next;
  return {
    forward: clamp(torso.velocityX, -2, 3),
    alive: terminated ? 0 : 1,
    // one foot up, the other one down
    swing: swingOf(left.foot.height, right.foot.height),
  };
}
