import { norm } from "reward";
import type { Step } from "environment";

const MARK = 1;

export const weights = { alive: 1, settled: 0.3 };

export function terms({ next, terminated }: Step) {
  const { cart, pole } = next;
  const deviations = [cart.position - MARK, cart.velocity, pole.angle];
  if (terminated) return { alive: 0, settled: -5 };
  return {
    alive: 1,
    settled: 1 - norm(deviations) / 3,
  };
}
