// Recorded (bench/recordings/cartpole, designer-g1-s8-r1): give the cart a target speed that points to the mark and
// shrinks as it comes near (a proportional guide), and pay for matching it while the pole is up.
import { clamp, decay, gaussian } from "reward";
import type { Step } from "environment";

export const weights = { guide: 1, arrived: 1, tilt: 0.3, fall: 10 };

export function terms({ next, terminated }: Step) {
  const error = 1 - next.cart.position;
  const wanted = clamp(0.8 * error, -0.6, 0.6);
  return {
    guide: decay(next.cart.velocity - wanted, 0.6),
    arrived: gaussian(error, 0.25) * gaussian(next.cart.velocity, 0.4),
    tilt: -Math.abs(next.pole.rate) / 3.5,
    fall: terminated ? -1 : 0,
  };
}
