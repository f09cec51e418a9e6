import { decay, norm } from "reward";
import type { Step } from "environment";

const targetX = 0.12;
const targetY = 0.08;

export const weights = { near: 1, precise: 0.5, effort: 0.01 };

export function terms({ next, action }: Step) {
  const { x, y } = next.fingertip;
  const distance = norm([x - targetX, y - targetY]);
  return {
    near: -distance / 0.2,
    precise: decay(distance, 0.03),
    effort: -(norm(action.torque) ** 2),
  };
}
