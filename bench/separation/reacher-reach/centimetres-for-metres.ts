// Recorded (bench/recordings/reacher, designer-g1-s1-r0): a bell curve of 5 cm around the mark gives a smooth
// gradient, and a bonus is paid inside the 5 cm.
import { gaussian } from "reward";
import type { Step } from "environment";

export const weights = { approach: 1, inside: 2 };

export function terms({ next }: Step) {
  const distance = next.fingertip.markDistance;
  return {
    // width: 5 cm
    approach: gaussian(distance, 5),
    inside: distance < 5 ? 1 : 0,
  };
}
