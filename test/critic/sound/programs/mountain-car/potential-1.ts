import type { Step } from "environment";
import { shaping } from "reward";

// Mechanical energy as the potential and a price on time.
const gravity = 0.0025 / 3 / 0.45;
function energy(velocity: number, height: number): number {
  return 0.5 * velocity * velocity + gravity * height;
}

export const weights = { energy: 1000, time: 0.05 };

export function terms({ state, next }: Step) {
  const before = energy(state.car.velocity, state.car.height);
  const after = energy(next.car.velocity, next.car.height);
  return { energy: shaping(before, after), time: -1 };
}
