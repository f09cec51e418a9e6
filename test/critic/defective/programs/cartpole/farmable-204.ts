import { gaussian } from "reward";
import type { Step } from "environment";

const mark = 1;
const radius = 0.2;

export const weights = { arrival: 10, upright: 0.02 };

export function terms({ state, next, terminated }: Step) {
  const wasThere = Math.abs(state.cart.position - mark) < radius;
  const isThere = Math.abs(next.cart.position - mark) < radius;
  const entered = isThere && !wasThere;
  return {
    // bonus for arriving at the mark
    arrival: entered ? 1 : 0,
    upright: terminated ? 0 : gaussian(next.pole.angle, 0.1),
  };
}
