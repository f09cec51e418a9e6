// To the left is where the rate of the mean direction grows: pay it, and keep the joints off their stops.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { turn: 5, free: 0.2 };

export function terms({ next }: Step) {
  return {
    turn: -next.body.turnRate,
    free: -(
      square(Math.max(0, Math.abs(next.frontJoint.angle) - 1.4)) +
      square(Math.max(0, Math.abs(next.rearJoint.angle) - 1.4))
    ),
  };
}
