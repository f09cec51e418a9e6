import { square } from "reward";
import type { Step } from "environment";

export const weights = { centred: 1, finish: 100 };

export function terms({ next, terminated }: Step) {
  return { centred: -square(next.cart.position), finish: terminated ? 1 : 0 };
}
