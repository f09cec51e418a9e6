import { gaussian, ramp } from "reward";
import type { Step } from "environment";

// Tall, straight and slow, each between 0 and 1; nothing in the step that falls.
export const weights = { tall: 1, slow: 0.3, middle: 0.3 };

export function terms({ next: { tip, cart, lower, upper }, terminated }: Step) {
  if (terminated) return { tall: 0, slow: 0, middle: 0 };
  return {
    tall: ramp(tip.height, 0.9, 1.2),
    slow: gaussian(lower.rate, 2) * gaussian(upper.rate, 2),
    middle: gaussian(cart.position, 0.5),
  };
}
