// Recorded (bench/recordings/reacher, designer-g1-s6-r0): bring the fingertip to the mark with as little torque and
// as little motion as possible, so that it arrives smoothly and stays.
import { norm } from "reward";
import type { Step } from "environment";

export const weights = { distance: 1, torque: 1, speed: 0.5 };

export function terms({ action, next }: Step) {
  return {
    distance: -next.fingertip.markDistance,
    torque: -norm(action.torque),
    speed: -norm([next.fingertip.velocityX, next.fingertip.velocityY]),
  };
}
