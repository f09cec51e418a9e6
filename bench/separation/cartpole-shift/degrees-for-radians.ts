// Recorded (bench/recordings/cartpole, designer-g1-s3-r0): keep the pole within its 12 degree limit with a smooth
// tolerance, get the cart to 1 m, and slow down when it is there.
import { tolerance } from "reward";
import type { Step } from "environment";

export const weights = { balance: 1, reach: 1, brake: 0.5 };

export function terms({ next }: Step) {
  const distance = Math.abs(next.cart.position - 1);
  const balance = tolerance(next.pole.angle, { bounds: [-4, 4], margin: 8 });
  const reach = tolerance(distance, { bounds: [0, 0.2], margin: 1 });
  const brake = distance < 0.2 ? tolerance(next.cart.velocity, { bounds: [-0.5, 0.5], margin: 1 }) : 0;
  return { balance, reach, brake };
}
