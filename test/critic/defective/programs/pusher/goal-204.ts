import { decay, norm } from "reward";
import type { Step } from "environment";

export const weights = { onMark: 2, near: 1, effort: 0.002 };

export function terms({ next, action }: Step) {
  const { hand, mark } = next;
  const handToMark = norm([hand.x - mark.x, hand.y - mark.y]);
  return {
    onMark: decay(handToMark, 0.08),
    near: -handToMark,
    effort: -(norm(action.torque) ** 2),
  };
}
