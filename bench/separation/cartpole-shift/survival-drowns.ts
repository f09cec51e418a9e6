// Recorded (bench/recordings/cartpole, designer-g1-s5-r0): The pole must never fall, so survival is rewarded strongly
// at every step; on top of that the cart is guided to the target position and asked to be slow there.
import { decay } from "reward";
import type { Step } from "environment";

export const weights = { survival: 10, target: 0.5, slow: 0.1, fall: 100 };

export function terms({ next, terminated }: Step) {
  // distance to the goal position of 1 m
  const d = Math.abs(next.cart.position - 1);
  return {
    survival: terminated ? 0 : 1,
    target: decay(d, 0.5),
    slow: -Math.abs(next.cart.velocity),
    fall: terminated ? -1 : 0,
  };
}
