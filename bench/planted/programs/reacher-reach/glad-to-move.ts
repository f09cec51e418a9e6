// Every step of a sound arm is worth five; what it is away from the mark is taken off.
import type { Step } from "environment";

export const weights = { sound: 5, distance: 0.005 };

export function terms({ next }: Step) {
  return {
    sound: Number.isFinite(next.shoulder.rate) ? 1 : 0,
    distance: -next.fingertip.markDistance,
  };
}
