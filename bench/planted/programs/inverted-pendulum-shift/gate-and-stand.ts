import { decay, once } from "reward";
import type { Step } from "environment";

// Through the gate at the mark, the sooner the better; and stand, for as long as it lasts.
export const weights = { gate: 60, stand: 1 };

export const initial = { gate: 0 };

export function terms({ next, memory, time, terminated }: Step<typeof initial>) {
  return {
    gate: once(memory, "gate", Math.abs(next.cart.position - 0.5) <= 0.1) * decay(time, 4),
    stand: terminated ? 0 : 1,
  };
}
