import { square } from "reward";
import type { Step } from "environment";

export const weights = { reached: 100, effort: 1, gain: 20 };

// Mechanical energy in units of the engine's work
function energy(position: number, velocity: number): number {
  return 0.5 * square(velocity) + 0.0025 * (Math.sin(3 * position) / 3);
}

export function terms({ state, next, action, terminated }: Step) {
  const gain = energy(next.car.position, next.car.velocity) - energy(state.car.position, state.car.velocity);
  return {
    reached: terminated ? 1 : 0,
    effort: -square(action.throttle),
    gain: gain / 0.0017,
  };
}
