// Recorded (bench/recordings/reacher, designer-g1-s4-r0): pay for a small distance to the mark at every step, with a
// linear part that guides from afar and an exponential part that sharpens the last centimetres.
import { decay } from "reward";
import type { Step } from "environment";

export const weights = { far: 1, close: 1 };

export function terms({ next }: Step) {
  const d = next.fingertip.markDistance;
  return {
    far: -d / 0.2,
    close: decay(d, 0.05),
  };
}
