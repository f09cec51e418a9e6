import { excess, sum } from "reward";
import type { Step } from "environment";

export const weights = { left: 4, stops: 0.5 };

export function terms({ next }: Step) {
  const joints = [next.frontJoint.angle, next.rearJoint.angle];
  return {
    left: next.body.turnRate,
    stops: -sum(joints.map((angle) => excess(angle, -1.5, 1.5))),
  };
}
