import { shaping, smoothstep } from "reward";
import type { Step } from "environment";

export const weights = { up: 0.5, closer: 10, at: 1 };

export function terms({ state, next, terminated }: Step) {
  const gap = (position: number): number => Math.abs(position - 0.5);
  return {
    up: terminated ? 0 : 1,
    closer: shaping(-gap(state.cart.position), -gap(next.cart.position)),
    at: terminated ? 0 : smoothstep(gap(next.cart.position), 0.3, 0.05),
  };
}
