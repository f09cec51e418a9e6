import { decay, norm } from "reward";
import type { Step } from "environment";

const temperature = 0.0005; // m

export const weights = { near: 1, settle: 0.02, effort: 0.01 };

export function terms({ next, action }: Step) {
  const { fingertip } = next;
  return {
    near: decay(fingertip.markDistance, temperature),
    settle: -norm([fingertip.velocityX, fingertip.velocityY]),
    effort: -(norm(action.torque) ** 2),
  };
}
