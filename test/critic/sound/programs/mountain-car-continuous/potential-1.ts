import { square } from "reward";
import type { Step } from "environment";

export const weights = { gain: 2000, arrival: 5, time: 0.01 };

export function terms({ state, next, terminated }: Step) {
  const kinetic = (square(next.car.velocity) - square(state.car.velocity)) / 2;
  const potential = (0.0025 / 3 / 0.45) * (next.car.height - state.car.height);
  return { gain: kinetic + potential, arrival: terminated ? 1 : 0, time: -1 };
}
