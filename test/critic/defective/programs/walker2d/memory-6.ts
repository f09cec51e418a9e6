import { ramp } from "reward";
import type { Step } from "environment";

export const weights = { alive: 1, raised: 1.5, streak: 0.5 };

export const initial = { count: 0 };

export function terms({ next, memory, terminated }: Step<typeof initial>) {
  const gap = next.left.foot.height - next.right.foot.height;
  const streak = Math.min(1, memory.count / 125) * ramp(gap, 0, 0.2);
  return { alive: terminated ? 0 : 1, raised: ramp(gap, 0, 0.25), streak };
}
