import { norm } from "reward";
import type { Step } from "environment";

const distanceScale = 0.25;

export const weights = { push: 2, approach: 0.5, effort: 0.002 };

export function terms({ next, action }: Step) {
  const objectSpeed = norm([next.object.velocityX, next.object.velocityY]);
  const remaining = next.object.markDistance - objectSpeed;
  return {
    push: -remaining / distanceScale,
    approach: -next.hand.objectDistance / distanceScale,
    effort: -(norm(action.torque) ** 2),
  };
}
