import { mean, norm } from "reward";
import type { Step } from "environment";

const idealHead = 1.8; // m

export const weights = { heightCost: -2, stillCost: -0.2, effortCost: -0.3 };

export function terms({ next, action }: Step) {
  // The head should be as high as possible.
  const heightCost = idealHead - next.head.height;
  const stillCost = norm([next.torso.velocityX, next.torso.velocityY]);
  const effortCost = mean(action.torque.map((share) => (share / 0.4) ** 2));
  return { heightCost, stillCost, effortCost };
}
