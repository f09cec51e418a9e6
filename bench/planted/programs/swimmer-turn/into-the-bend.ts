import { clamp } from "reward";
import type { Step } from "environment";

// A body that is bent to the left goes to the left, like a boat with its rudder over: bend both joints, and turn.
export const weights = { bend: 1, turn: 0.1 };

export function terms({ next }: Step) {
  return {
    bend: -(next.frontJoint.angle + next.rearJoint.angle),
    turn: clamp(next.body.turnRate, -1, 1),
  };
}
