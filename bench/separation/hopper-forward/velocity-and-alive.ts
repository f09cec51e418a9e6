// Recorded (bench/recordings/hopper, designer-g1-s2-r0): forward velocity plus a bonus of one for each step not
// fallen, minus a small control cost, the well-tried recipe for this robot.
import { square, sum } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, healthy: 1, control: 0.001 };

export function terms({ action, next, terminated }: Step) {
  return {
    forward: next.torso.velocityX,
    healthy: terminated ? 0 : 1,
    control: -sum(action.torque.map((t) => square(t))),
  };
}
