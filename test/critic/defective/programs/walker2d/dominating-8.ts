import { sum } from "reward";
import type { Step } from "environment";

export const weights = { forward: 1, alive: 1, smooth: 0.01 };

export function terms({ state, next, dt, terminated }: Step) {
  const { right, left } = next;
  const rates = [right.hip.rate, right.knee.rate, left.hip.rate, left.knee.rate];
  return {
    forward: (next.torso.x - state.torso.x) / dt,
    alive: terminated ? 0 : 1,
    smooth: -sum(rates.map((rate) => rate ** 4)),
  };
}
