import { shaping, square } from "reward";
import type { Step } from "environment";

export const weights = { swing: 4000, arrived: 100, effort: 0.02, time: 0.05 };

export function terms({ state, action, next, terminated }: Step) {
  const energy = (velocity: number, height: number) => square(velocity) / 2 + height / 540;
  return {
    swing: shaping(energy(state.car.velocity, state.car.height), energy(next.car.velocity, next.car.height)),
    arrived: terminated ? 1 : 0,
    effort: -square(action.throttle),
    time: -1,
  };
}
