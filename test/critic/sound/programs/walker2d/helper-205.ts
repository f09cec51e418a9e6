import { norm, ramp } from "reward";
import type { Step } from "environment";

const asked = 0.2; // m

export const weights = { balance: 2, still: 0.1, alive: 1, fall: 20, effort: 0.002 };

// 0 with both feet level, 1 with the left one high enough
function balance(left: number, right: number): number {
  return ramp(left - right, 0, asked + 0.05);
}

export function terms({ next, action, terminated }: Step) {
  return {
    balance: balance(next.left.foot.height, next.right.foot.height),
    still: -Math.abs(next.torso.velocityX),
    alive: terminated ? 0 : 1,
    fall: terminated ? -1 : 0,
    effort: -(norm(action.torque) ** 2),
  };
}
