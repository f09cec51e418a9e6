import { ramp, tolerance } from "reward";
import type { Step } from "environment";

const MARK = 1;

export const weights = { alive: 0.5, closer: 1, there: 1 };

export function terms({ next: { cart }, terminated }: Step) {
  if (terminated) return { alive: 0, closer: 0, there: 0 };
  const off = Math.abs(cart.position - MARK);
  const slow = tolerance(cart.velocity, { bounds: [-0.3, 0.3], margin: 0.6 });
  return {
    alive: 1,
    // first: towards the mark, from anywhere on the track
    closer: ramp(off, 3.4, 0.1),
    // then: slow, while near it
    there: off < 0.2 ? slow : 0,
  };
}
