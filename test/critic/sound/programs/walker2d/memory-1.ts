import { ramp } from "reward";
import type { Step } from "environment";

// The longer the pose is held, the more a step of it is worth, up to twice after one second.
export const weights = { alive: 1, raised: 1, held: 1 };

export const initial = { held: 0 };

export function terms({ next, memory, dt, terminated }: Step<typeof initial>) {
  const gap = next.left.foot.height - next.right.foot.height;
  memory.held = gap >= 0.2 ? Math.min(1, memory.held + dt) : 0;
  return {
    alive: terminated ? 0 : 1,
    raised: ramp(gap, 0, 0.22),
    held: memory.held,
  };
}
