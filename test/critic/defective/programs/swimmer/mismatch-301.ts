import { square } from "reward";
import type { Step } from "environment";

export const weights = { turn: 1, effort: 0.01 };

export function terms({ action, next }: Step) {
  const { frontJoint, rearJoint, body } = next;
  return {
    turn: body.turnRate,
    effort: -square(action.torque[0]) - square(action.torque[1]),
    // a banana turns best
    bend: frontJoint.angle + rearJoint.angle,
  };
}
