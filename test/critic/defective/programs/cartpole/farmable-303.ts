import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { alive: 0.01, stay: 0.02, arrival: 20 };

const there = (position: number) => Math.abs(position - 1) <= 0.2;

export function terms({ state, next, terminated }: Step) {
  const entered = !there(state.cart.position) && there(next.cart.position);
  return {
    alive: terminated ? 0 : 1,
    stay: tolerance(next.cart.position, { bounds: [0.8, 1.2], margin: 1 }),
    // got there
    arrival: entered ? 1 : 0,
  };
}
