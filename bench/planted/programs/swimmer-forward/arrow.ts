// An arrow flies straight: a body that points along x and is not bent, and speed along x.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { along: 30, straight: 30, forward: 0.5 };

export function terms({ next }: Step) {
  return {
    along: -square(next.body.heading),
    straight: -(square(next.frontJoint.angle) + square(next.rearJoint.angle)),
    forward: next.body.velocityX,
  };
}
