// The rod has a long way to go to where it should lean: pay the way it makes, and being there.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { way: 5, there: 0.5 };

export function terms({ next, dt }: Step) {
  return {
    way: Math.abs(next.rod.rate) * dt,
    there: Math.exp(-square((next.rod.angle - 0.3) / 0.2)),
  };
}
