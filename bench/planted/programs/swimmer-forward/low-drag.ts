import { square } from "reward";
import type { Step } from "environment";

// Drag grows with the square of how fast the joints beat; an efficient stroke makes much way with little beating.
export const weights = { way: 1, beating: 0.5 };

export function terms({ state, next, dt }: Step) {
  return {
    way: (next.body.x - state.body.x) / dt,
    beating: -(square(next.frontJoint.rate) + square(next.rearJoint.rate)),
  };
}
