import { gaussian } from "reward";
import type { Step } from "environment";

export const weights = { straight: 1, rail: 0.2, alive: 1 };

export function terms({ next: { lower, upper, cart }, terminated }: Step) {
  const top = lower.angle + upper.angle;
  return {
    straight: gaussian(lower.angle, 0.3) * gaussian(top, 0.3),
    rail: -Math.max(0, Math.abs(cart.position) - 0.5),
    alive: terminated ? 0 : 1,
  };
}
