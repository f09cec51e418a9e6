import type { Step } from "environment";

export const weights = { alive: 10, lower: 2, upper: 2, drift: 0.5 };

export function terms({ next, terminated }: Step) {
  const { lower, upper, cart } = next;
  return {
    alive: terminated ? 0 : 1,
    lower: -(lower.angle ** 2),
    // of the vertical, not of the lower pole
    upper: -((lower.angle + upper.angle) ** 2),
    drift: -(cart.position ** 2),
  };
}
