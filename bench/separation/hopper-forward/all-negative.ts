// Recorded (bench/recordings/hopper, designer-g1-s4-r0): pay for forward speed and penalise everything that leads to
// a fall: leaning, leaving the standing height, fast rotation and large torques.
import { norm, square } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, lean: 20, height: 10, rotation: 0.1, torque: 0.5 };

export function terms({ action, next }: Step) {
  return {
    forward: next.torso.velocityX,
    lean: -Math.abs(next.torso.pitch),
    height: -Math.abs(next.torso.height - 1.25),
    rotation: -square(next.torso.pitchRate),
    torque: -square(norm(action.torque)),
  };
}
