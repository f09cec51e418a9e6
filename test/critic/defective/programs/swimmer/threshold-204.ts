import { excess, norm } from "reward";
import type { Step } from "environment";

const jointLimit = 2.2;

export const weights = { swim: 5, stops: 0.5, effort: 0.001 };

export function terms({ next, action }: Step) {
  const front = excess(next.frontJoint.angle, -jointLimit, jointLimit);
  const rear = excess(next.rearJoint.angle, -jointLimit, jointLimit);
  return {
    swim: next.body.velocityX,
    stops: -(front + rear),
    effort: -(norm(action.torque) ** 2),
  };
}
