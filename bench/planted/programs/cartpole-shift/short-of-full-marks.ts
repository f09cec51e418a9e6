// Full marks for a cart at 1 m and for an upright pole; whatever a step is short of them is charged.
import { clip, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { place: 1, level: 1 };

export function terms({ next: { cart, pole } }: Step) {
  return {
    place: clip(tolerance(cart.position, { bounds: [0.9, 1.1], margin: 1 }), 1),
    level: clip(tolerance(pole.angle, { bounds: [-0.02, 0.02], margin: 0.2 }), 1),
  };
}
