import { square } from "reward";
import type { Step } from "environment";

const kineticScale = 0.0037;
const heightScale = 1; // m

export const weights = { swing: 30, reached: 100, time: 0.1, effort: 0.02 };

function potential(height: number, velocity: number): number {
  return height / heightScale + square(velocity) / kineticScale;
}

export function terms({ state, next, action, terminated }: Step) {
  const before = potential(state.car.height, state.car.velocity);
  const after = potential(next.car.height, next.car.velocity);
  return {
    swing: after - before,
    reached: terminated ? 1 : 0,
    time: -1,
    effort: -square(action.throttle),
  };
}
