import type { Step } from "environment";
import { ramp } from "reward";

export const weights = { up: 1, mid: 0.2 };

export const terms = ({ next: { tip, cart } }: Step) => ({
  up: ramp(tip.height, 1, 1.2),
  mid: 1 - Math.abs(cart.position),
});
