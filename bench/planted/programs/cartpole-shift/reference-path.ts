// A smooth path from the middle to the mark, from the first second to the ninth: the cart is to be where the path is.
import { smoothstep, tolerance } from "reward";
import type { Step } from "environment";

export const weights = { path: 2, alive: 1 };

export function terms({ next, time, terminated }: Step) {
  const wanted = smoothstep(time, 1, 9);
  return {
    path: tolerance(next.cart.position - wanted, { bounds: [-0.05, 0.05], margin: 0.6 }),
    alive: terminated ? 0 : 1,
  };
}
