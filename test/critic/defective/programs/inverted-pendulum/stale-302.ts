import { gaussian } from "reward";
import type { Step } from "environment";

export const weights = { upright: 1, centre: 0.1, fall: 20 };

const LIMIT = 0.2;

export function terms({ state, next }: Step) {
  const fallen = Math.abs(state.pole.angle) > LIMIT;
  return {
    upright: gaussian(next.pole.angle, 0.1),
    centre: gaussian(next.cart.position, 0.5),
    fall: fallen ? -1 : 0,
  };
}
