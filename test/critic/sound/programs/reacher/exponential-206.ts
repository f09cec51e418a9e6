import { decay, norm } from "reward";
import type { Step } from "environment";

const wide = 0.1; // m
const narrow = 0.015; // m

export const weights = { rough: 1, exact: 1, still: 0.1, effort: 0.005 };

export function terms({ next, action }: Step) {
  const { fingertip, mark } = next;
  const gap = norm([fingertip.x - mark.x, fingertip.y - mark.y]);
  const speed = norm([fingertip.velocityX, fingertip.velocityY]);
  const exact = decay(gap, narrow);
  return {
    rough: decay(gap, wide),
    exact,
    still: -exact * Math.min(speed, 1),
    effort: -(norm(action.torque) ** 2),
  };
}
