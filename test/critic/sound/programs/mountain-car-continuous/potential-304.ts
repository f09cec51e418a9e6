import { shaping, square } from "reward";
import type { Step } from "environment";

export const weights = { arrived: 100, effort: -0.5, energy: 20000 };

export const terms = ({ state, action, next, terminated }: Step) => {
  const before = square(state.car.velocity) / 2 + 0.00185 * state.car.height;
  const after = square(next.car.velocity) / 2 + 0.00185 * next.car.height;
  return {
    arrived: terminated ? 1 : 0,
    effort: square(action.throttle),
    energy: shaping(before, after),
  };
};
