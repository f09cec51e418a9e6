import type { Step } from "environment";
import { shaping } from "reward";

export const weights = { effort: 1, energy: 40, arrived: 80 };

export function terms({ state, next, action, terminated }: Step) {
  // motion and height in one currency: metres of height
  const before = 270 * state.car.velocity ** 2 + state.car.height;
  const after = 270 * next.car.velocity ** 2 + next.car.height;
  return {
    effort: -(action.throttle ** 2),
    energy: shaping(before, after),
    arrived: terminated ? 1 : 0,
  };
}
