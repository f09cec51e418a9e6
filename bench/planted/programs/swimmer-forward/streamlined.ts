// Straight and quiet glides best: a straight body, little torque, low rates, and speed along x.
import { norm, square } from "reward";
import type { Step } from "environment";

export const weights = { forward: 0.5, straight: 2, quiet: 0.5, torque: 1 };

export function terms({ action, next }: Step) {
  return {
    forward: next.body.velocityX,
    straight: -(square(next.frontJoint.angle) + square(next.rearJoint.angle)),
    quiet: -(square(next.frontJoint.rate) + square(next.rearJoint.rate)),
    torque: -square(norm(action.torque)),
  };
}
