import { norm, square } from "reward";
import type { Step } from "environment";

export const weights = { swim: 5, stiffness: 10, effort: 0.01 };

export function terms({ next, action }: Step) {
  const stiffness = square(next.frontJoint.rate) + square(next.rearJoint.rate);
  return {
    swim: next.body.velocityX,
    stiffness: -stiffness,
    effort: -(norm(action.torque) ** 2),
  };
}
