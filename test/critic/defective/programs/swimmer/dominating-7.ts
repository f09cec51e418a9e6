import type { Step } from "environment";

export const weights = { forward: 1, wiggle: 1 };

export function terms({ next }: Step) {
  const { body, frontJoint, rearJoint } = next;
  return { forward: body.velocityX, wiggle: -(frontJoint.rate ** 2 + rearJoint.rate ** 2) };
}
