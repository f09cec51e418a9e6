import type { Step } from "environment";

export const weights = { upright: 1, fall: 10 };

export function terms({ state, next }: Step) {
  const fallen = Math.abs(state.pole.angle) > 0.2095 || Math.abs(state.cart.position) > 2.4;
  return { upright: 1 - Math.abs(next.pole.angle) / 0.21, fall: fallen ? -1 : 0 };
}
