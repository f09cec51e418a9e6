import { square } from "reward";
import type { Step } from "environment";

const maxSpeed = 0.07;

export const weights = { wait: 1, slowness: 0.5, reached: 20 };

export function terms({ next, terminated }: Step) {
  const share = Math.abs(next.car.velocity) / maxSpeed;
  // Standing still costs more than swinging, but every step costs.
  const slowness = square(1 - Math.min(share, 1));
  return {
    wait: terminated ? 0 : -1,
    slowness: terminated ? 0 : -slowness,
    reached: terminated ? 1 : 0,
  };
}
