// Recorded (bench/recordings/reacher, designer-g1-s2-r0): reward the fingertip for being within 5 cm of the mark,
// with a wide margin as guidance, and for being slow when it is there so that it stays.
import { norm, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { near: 1, stay: 1 };

export function terms({ next }: Step) {
  const near = tolerance(next.fingertip.markDistance, { bounds: [0, 0.03], margin: 0.25 });
  const speed = norm([next.fingertip.velocityX, next.fingertip.velocityY]);
  const slow = tolerance(speed, { bounds: [0, 0.1], margin: 1.5, shape: "longTail" });
  return {
    near,
    stay: near * slow,
  };
}
