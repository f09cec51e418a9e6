// Every step of a whole body is worth twenty, and how fast it turns a little on top.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { whole: 20, turn: 0.02 };

export function terms({ next }: Step) {
  return {
    whole: tolerance(next.frontJoint.angle, { bounds: [-1.8, 1.8], margin: 0.5 }),
    turn: next.body.turnRate,
  };
}
