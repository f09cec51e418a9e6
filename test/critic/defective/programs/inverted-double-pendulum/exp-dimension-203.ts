import { decay } from "reward";
import type { Step } from "environment";

export const weights = { high: 3, centred: 0.2, alive: 1 };

export function terms({ next, terminated }: Step) {
  // Steeper the lower the poles hang
  const high = Math.log(next.tip.height);
  return {
    high,
    centred: decay(next.cart.position, 0.3),
    alive: terminated ? 0 : 1,
  };
}
