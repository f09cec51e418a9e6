// A bent body pushes more water than a straight one: pay how far the joints are bent, and speed along x.
import type { Step } from "environment";

export const weights = { bent: 1, forward: 0.2 };

export function terms({ next }: Step) {
  return {
    bent: Math.abs(next.frontJoint.angle) + Math.abs(next.rearJoint.angle),
    forward: next.body.velocityX,
  };
}
