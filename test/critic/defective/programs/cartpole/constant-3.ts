import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { onTrack: 1, upright: 1 };

export const terms = ({ next }: Step) => ({
  onTrack: Math.abs(next.cart.position) < 3 ? 1 : 0,
  upright: tolerance(next.pole.angle, { bounds: [-0.02, 0.02], margin: 0.2 }),
});
