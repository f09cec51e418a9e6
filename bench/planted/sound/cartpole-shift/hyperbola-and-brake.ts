import { square } from "reward";
import type { Step } from "environment";

// 1/(1 + d²) draws from afar and is round at the mark; the brake grips there alone. A fall forfeits what is to come.
export const weights = { draw: 1, brake: 0.5, upright: 0.2, fall: 20 };

export function terms({ next: { cart, pole }, terminated }: Step) {
  const draw = 1 / (1 + 2 * square(cart.position - 1));
  return {
    draw,
    brake: (draw * draw) / (1 + 4 * square(cart.velocity)),
    upright: 1 - Math.abs(pole.angle) / 0.2095,
    fall: terminated ? -1 : 0,
  };
}
