// Practice makes it safe: four seconds at one side, four at the other, and for the last twelve at the mark.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { place: 3, upright: 1 };

export function terms({ next: { cart }, time, terminated }: Step) {
  const wanted = time >= 28 || Math.floor(time / 4) % 2 === 1 ? 0.5 : -0.5;
  return {
    place: tolerance(cart.position - wanted, { bounds: [-0.05, 0.05], margin: 0.6 }),
    upright: terminated ? 0 : 1,
  };
}
