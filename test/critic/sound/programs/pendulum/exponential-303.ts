import { angleDifference, decay } from "reward";
import type { Step } from "environment";

const lean = 0.3;

export const weights = { near: 1, held: 1 };

export function terms({ next: { rod } }: Step) {
  const off = angleDifference(rod.angle, lean);
  return {
    near: decay(off, 1),
    held: decay(off, 0.4) * decay(rod.rate, 3),
  };
}
