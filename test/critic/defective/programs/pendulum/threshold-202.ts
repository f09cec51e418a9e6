import { square } from "reward";
import type { Step } from "environment";

const maxRate = 10; // rad/s

export const weights = { height: 1, hold: 1, effort: 0.01 };

export function terms({ next, action }: Step) {
  const upright = Math.abs(next.rod.angle) < 0.2;
  const slow = Math.abs(next.rod.rate) < maxRate;
  return {
    height: next.rod.height,
    // Upright and calm
    hold: upright && slow ? 1 : 0,
    effort: -square(action.torque),
  };
}
