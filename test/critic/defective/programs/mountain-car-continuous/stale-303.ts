import { square } from "reward";
import type { Step } from "environment";

export const weights = { arrived: 100, energy: 1000, effort: 0.02 };

export function terms({ state, next, action }: Step) {
  const { car, flag } = state;
  const energyOf = (velocity: number, height: number) => square(velocity) / 2 + 0.0025 * (height / 1.35);
  const gain = energyOf(next.car.velocity, next.car.height) - energyOf(car.velocity, car.height);
  return {
    arrived: car.position >= flag.position ? 1 : 0,
    energy: gain,
    effort: -square(action.throttle),
  };
}
