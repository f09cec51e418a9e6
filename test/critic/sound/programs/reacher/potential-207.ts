import { decay, norm, shaping } from "reward";
import type { Step } from "environment";

export const weights = { approach: 10, hold: 1, effort: 0.005 };

function potential(gap: number): number {
  return -gap - 0.1 * Math.log(1 + gap / 0.01);
}

export function terms({ state, next, action }: Step) {
  const before = potential(state.fingertip.markDistance);
  const after = potential(next.fingertip.markDistance);
  return {
    approach: shaping(before, after),
    hold: decay(next.fingertip.markDistance, 0.01),
    effort: -(norm(action.torque) ** 2),
  };
}
