import { square } from "reward";
import type { Step } from "environment";

const maxLean = 0.2; // rad
const maxPush = 3;

// Costs are positive, their weights negative.
export const weights = { up: 1, leanCost: -0.3, pushCost: -0.1, fallCost: -20 };

export function terms({ next, action, terminated }: Step) {
  return {
    up: terminated ? 0 : 1,
    leanCost: square(next.pole.angle / maxLean),
    pushCost: square(action.push / maxPush),
    fallCost: terminated ? 1 : 0,
  };
}
