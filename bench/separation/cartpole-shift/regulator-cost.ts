// Recorded (bench/recordings/cartpole, designer-g1-s0-r0): A quadratic regulator cost: penalise the distance from 1
// m, the speed of the cart, the tilt and its rate, and the minimum of this cost is exactly the goal state.
import { square } from "reward";
import type { Step } from "environment";

export const weights = { position: 1, velocity: 0.1, angle: 5, rate: 0.05 };

export function terms({ next }: Step) {
  return {
    position: -square(next.cart.position - 1),
    velocity: -square(next.cart.velocity),
    angle: -square(next.pole.angle),
    rate: -square(next.pole.rate),
  };
}
