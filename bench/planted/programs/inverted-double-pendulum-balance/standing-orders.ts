import { once, square } from "reward";
import type { Step } from "environment";

// Subgoals on the way to fifty seconds: five, fifteen, thirty. A touch of calm besides.
export const weights = { five: 5, fifteen: 10, thirty: 20, calm: 0.001 };

export const initial = { five: 0, fifteen: 0, thirty: 0 };

export function terms({ next, memory, time }: Step<typeof initial>) {
  return {
    five: once(memory, "five", time >= 5),
    fifteen: once(memory, "fifteen", time >= 15),
    thirty: once(memory, "thirty", time >= 30),
    calm: -square(next.cart.velocity),
  };
}
