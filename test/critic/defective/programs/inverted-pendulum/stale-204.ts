import { square } from "reward";
import type { Step } from "environment";

const maxLean = 0.2; // rad

export const weights = { upright: 1, drop: 50, centred: 0.2 };

export function terms({ state, next }: Step) {
  const lean = Math.abs(next.pole.angle) / maxLean;
  const dropped = Math.abs(state.pole.angle) > maxLean;
  return {
    upright: 1.5 - lean,
    drop: dropped ? -1 : 0,
    centred: -square(next.cart.position),
  };
}
