import { clamp } from "reward";
import type { Step } from "environment";

// Left of the mark, speed to the right is progress. At the mark there is nothing more to gain by driving.
export const weights = { progress: 1, lean: 0.2 };

export function terms({ state, next }: Step) {
  const progress = state.cart.position < 0.5 ? clamp(next.cart.velocity, -1, 1) : 0;
  return { progress, lean: -Math.abs(next.pole.angle) };
}
