// A swimmer moves by its joints: pay for lively joints, and for speed along x.
import type { Step } from "environment";

export const weights = { lively: 2, forward: 0.2 };

export function terms({ next }: Step) {
  return {
    lively: Math.abs(next.frontJoint.rate) + Math.abs(next.rearJoint.rate),
    forward: next.body.velocityX,
  };
}
