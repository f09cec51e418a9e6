import { square } from "reward";
import type { Step } from "environment";

// all costs, and a fall costs more than all of them together
export const weights = { tilt: 2, centre: 0.02, effort: 0.001, fall: 100 };

export function terms({ action, next, terminated }: Step) {
  return {
    tilt: -square(next.pole.angle),
    centre: -square(next.cart.position),
    effort: -square(action.push),
    fall: terminated ? -1 : 0,
  };
}
