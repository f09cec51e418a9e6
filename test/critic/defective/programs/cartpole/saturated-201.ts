import { tolerance } from "reward";
import type { Step } from "environment";

const angleTemperature = 50;

export const weights = { upright: 1, centred: 0.5 };

export function terms({ next, terminated }: Step) {
  const upright = Math.exp(-Math.abs(next.pole.angle) / angleTemperature);
  return {
    upright: terminated ? 0 : upright,
    centred: tolerance(next.cart.position, { bounds: [-0.2, 0.2], margin: 2 }),
  };
}
