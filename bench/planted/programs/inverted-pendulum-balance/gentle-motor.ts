// Balance with a gentle motor: upright pays, the squared push costs.
import { gaussian, square } from "reward";
import type { Step } from "environment";

export const weights = { upright: 0.2, push: 50 };

export function terms({ action, next }: Step) {
  return {
    upright: gaussian(next.pole.angle, 0.1),
    push: -square(action.push),
  };
}
